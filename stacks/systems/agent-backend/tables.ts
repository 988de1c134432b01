import type { CircuitBreaker } from "../../../components/core/circuit-breaker.ts";
import { Duration } from "../../../components/core/duration.ts";
import type { GracefulShutdown } from "../../../components/core/graceful-shutdown.ts";
import { type Probe, probeEvery } from "../../../components/core/probe.ts";

/** Paths that the application serves, and the one that the edge router answers itself (AG-02). */
export const HEALTH_PATHS = {
    /** The process only. */
    process: "/health",
    /** Whether it can reach its database. */
    ready: "/readiness",
    edge: "/api/health/edge",
} as const;

/** Startup and liveness look at the process; readiness takes a pod out of rotation, and lets it back. */
export const PROBES: { readonly startup: Probe; readonly liveness: Probe; readonly readiness: Probe } = {
    startup: probeEvery(HEALTH_PATHS.process, { interval: 5, timeout: 2, failures: 24, successes: 1 }),
    liveness: probeEvery(HEALTH_PATHS.process, { interval: 10, timeout: 2, failures: 3, successes: 1 }),
    readiness: probeEvery(HEALTH_PATHS.ready, { interval: 5, timeout: 2, failures: 3, successes: 1 }),
};

/** Longest that a request may take: answers of agents are streamed. */
export const LONGEST_REQUEST = Duration.seconds(55);

/** Pods leave without losing a request: the proxy learns of it within a name's five seconds. */
export const SHUTDOWN: GracefulShutdown = {
    deregistration: Duration.seconds(5),
    preStop: Duration.seconds(6),
    drain: LONGEST_REQUEST,
    grace: Duration.seconds(70),
    longestRequest: LONGEST_REQUEST,
    workerTimeout: Duration.seconds(60),
};

/** How other agents are called (AG-13): each has limits and a breaker of its own, so that one can fail by itself. */
export const AGENT_CALLS = {
    connect: Duration.seconds(2),
    answer: Duration.seconds(30),
    /** Calls to one agent at the same time; the next one is refused at once. */
    atOnce: 20,
    /** Further tries of calls that change nothing. */
    retries: 1,
} as const;

/** Breakers around what the backend calls, by name; applications read them from the stack's outputs. */
export const CIRCUIT_BREAKERS: Readonly<Record<string, CircuitBreaker>> = {
    "external-agent": { failures: 3, successes: 2, reset: Duration.seconds(60), window: Duration.seconds(120) },
    "language-model": { failures: 5, successes: 2, reset: Duration.seconds(30), window: Duration.seconds(60) },
    database: { failures: 5, successes: 2, reset: Duration.seconds(15), window: Duration.seconds(60) },
    redis: { failures: 3, successes: 1, reset: Duration.seconds(10), window: Duration.seconds(30) },
};

/** Names inside the namespace. */
export const APPS = { backend: "backend", proxy: "proxy", cache: "cache" } as const;

/** Share of what they ask for that pods use before others are added. */
export const LOAD = { cpu: 0.7, memory: 0.8 } as const;

/** Server connections that one pod holds for each of its two databases, and clients that it lets in. */
export const POOLED = { connections: 4, clients: 200 };

export const PORT = 8080;
export const REDIS = { replicas: 2, sentinels: 3, quorum: 2 } as const;
/** Name of the database inside the instances. */
export const DATABASE = "agents";
