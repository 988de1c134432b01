import type { CachePolicy } from "../../../components/core/cache-policy.ts";
import { Duration } from "../../../components/core/duration.ts";
import { type Probe, probeEvery } from "../../../components/core/probe.ts";

/** Health paths that the application serves, and the one that the edge router answers itself. */
export const HEALTH_PATHS = {
    all: "/api/health",
    database: "/api/health/db",
    compute: "/api/health/compute",
    edge: "/api/health/edge",
} as const;

/**
 * Probes of an instance. It serves one request at a time, so it must answer these beside the one it is busy with. Startup
 * and liveness look at the process only; readiness takes an instance out of rotation.
 */
export const PROBES: { readonly startup: Probe; readonly liveness: Probe; readonly readiness: Probe } = {
    startup: probeEvery(HEALTH_PATHS.compute, { interval: 5, timeout: 2, failures: 12, successes: 1 }),
    liveness: probeEvery(HEALTH_PATHS.compute, { interval: 10, timeout: 2, failures: 3, successes: 1 }),
    readiness: probeEvery(HEALTH_PATHS.all, { interval: 5, timeout: 2, failures: 3, successes: 2 }),
};

/** Longest piece of work: all that Pub/Sub waits for. */
export const WORK_DEADLINE = Duration.minutes(10);
export const WORK_ATTEMPTS = 10;

/** How long clients of the database may go on using an address after it has changed. */
export const NAME_TIME_TO_LIVE = Duration.seconds(15);

/** Cache layers and what makes their content stale (CN-07); applications read them from the stack's outputs. */
export const CACHE_POLICY: CachePolicy = {
    layers: [
        {
            name: "edge",
            timeToLive: { from: Duration.days(365), to: Duration.days(365) },
            holds: "versioned assets, which never change; answers of the API are never cached here",
        },
        {
            name: "function",
            timeToLive: { from: Duration.seconds(30), to: Duration.minutes(5) },
            holds: "frequent queries, in the memory of one instance",
        },
        { name: "database", holds: "the source of truth; reads go to the nearest region's instance" },
    ],
    invalidations: [
        { event: "claim-changed", tags: ["claim", "claim-list"] },
        { event: "deadline-changed", tags: ["claim", "deadlines"] },
        { event: "cache-cleared-by-hand", tags: ["everything"] },
    ],
};
