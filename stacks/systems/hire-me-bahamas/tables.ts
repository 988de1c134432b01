import { Duration } from "../../../components/core/duration.ts";
import type { GracefulShutdown } from "../../../components/core/graceful-shutdown.ts";
import { probeEvery } from "../../../components/core/probe.ts";
import type { WorkloadProbes } from "../../../components/kubernetes/probe.ts";

/** Kubernetes names: all of the system lives in one namespace of each cluster. */
export const NAMESPACE = "hire-me-bahamas";
export const BACKEND = "backend";
export const PROXY = "proxy";
export const PORT = 8000;

/** Numeric user of the application's image. */
export const USER = 10_001;

/** Health paths of the application (HB-06, HB-12); what each answers is in docs/health-contract.md. */
export const HEALTH_PATHS = {
    all: "/health",
    database: "/health/db",
    cache: "/health/cache",
    compute: "/health/live",
} as const;

/** Path prefixes under which connections become WebSockets. */
export const WEB_SOCKETS = ["/ws/"] as const;

/**
 * Probes of a pod. Liveness has the document's numbers and asks the process only; readiness takes a pod out in 15 s
 * instead of 90.
 */
export const PROBES: WorkloadProbes = {
    startup: probeEvery(HEALTH_PATHS.compute, { interval: 5, timeout: 2, failures: 24, successes: 1 }),
    liveness: probeEvery(HEALTH_PATHS.compute, { interval: 30, timeout: 10, failures: 3, successes: 1 }),
    readiness: probeEvery(HEALTH_PATHS.all, { interval: 5, timeout: 2, failures: 3, successes: 2 }),
};

/** The proxy waits this long for an answer; the application gives up before. */
export const LONGEST_REQUEST = Duration.seconds(30);

/** How a pod of the backend goes: 30 s for what runs, 55 s until a silent worker is restarted (HB-07). */
export const SHUTDOWN: GracefulShutdown = {
    // The proxies look the pods' names up each 5 seconds, and know of an endpoint a moment after Kubernetes does.
    deregistration: Duration.seconds(8),
    preStop: Duration.seconds(10),
    drain: LONGEST_REQUEST,
    grace: Duration.seconds(60),
    longestRequest: LONGEST_REQUEST,
    workerTimeout: Duration.seconds(55),
};

/** When pods are added (HB-05). */
export const TARGETS = { cpu: 0.7, memory: 0.8, queue: 100, responseMilliseconds: 500 } as const;

/** Gauges that the application reports to Cloud Monitoring by itself; their names are part of its contract. */
export const METRICS = {
    queue: "workload.googleapis.com/hire-me-bahamas/request_queue",
    response: "workload.googleapis.com/hire-me-bahamas/response_milliseconds",
} as const;

/** Where the application shows its metrics to Prometheus, and the namespace that Prometheus runs in. */
export const PROMETHEUS = { path: "/metrics", namespace: "monitoring" } as const;

/** Names by which the application asks its pool for the database that takes writes, and for the nearest copy. */
export const DATABASE = "jobs";
export const READ_DATABASE = "jobs_read";

/** Connections of a server that are left for people and maintenance. */
export const SPARE_CONNECTIONS = 20;
