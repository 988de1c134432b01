import type { CachePolicy } from "../../../components/core/cache-policy.ts";
import type { CircuitBreaker } from "../../../components/core/circuit-breaker.ts";
import { Duration } from "../../../components/core/duration.ts";
import { type Probe, probeEvery } from "../../../components/core/probe.ts";
import type { CompositeIndex } from "../../../components/gcp/firestore-database.ts";

/** Health paths that the application serves, and the one that the edge router answers itself (ET-07). */
export const HEALTH_PATHS = {
    all: "/api/health",
    database: "/api/health/db",
    cache: "/api/health/cache",
    compute: "/api/health/compute",
    edge: "/api/health/edge",
} as const;

/** Breakers around the dependencies, by name (ET-09); applications read them from the stack's outputs. */
export const CIRCUIT_BREAKERS: Readonly<Record<string, CircuitBreaker>> = {
    firestore: { failures: 5, successes: 2, reset: Duration.seconds(30), window: Duration.seconds(60) },
    "external-api": { failures: 3, successes: 2, reset: Duration.seconds(60), window: Duration.seconds(120) },
    "background-jobs": { failures: 10, successes: 3, reset: Duration.seconds(120), window: Duration.seconds(300) },
};

/** Cache layers and what makes their content stale (ET-10). Every tag is scoped to the tenant. */
export const CACHE_POLICY: CachePolicy = {
    layers: [
        {
            name: "edge",
            timeToLive: { from: Duration.seconds(5), to: Duration.seconds(30) },
            holds: "hot paths, session tokens",
        },
        {
            name: "valkey",
            timeToLive: { from: Duration.minutes(1), to: Duration.minutes(30) },
            holds: "tenant data, accrual snapshots",
        },
        { name: "firestore", holds: "the source of truth" },
    ],
    invalidations: [
        { event: "work-log-created", tags: ["employee-accrual"] },
        { event: "sick-time-approved", tags: ["employee", "dashboard"] },
        { event: "employee-added", tags: ["employer-dashboard"] },
        { event: "tenant-settings-changed", tags: ["tenant"] },
    ],
};

/** Composite indexes behind the tenant-scoped queries (ET-17). */
export const INDEXES: readonly CompositeIndex[] = [
    {
        collection: "workLogs",
        fields: [
            { path: "tenantId", order: "ascending" },
            { path: "employeeId", order: "ascending" },
            { path: "date", order: "descending" },
        ],
    },
    {
        collection: "sickTimeRequests",
        fields: [
            { path: "tenantId", order: "ascending" },
            { path: "status", order: "ascending" },
            { path: "requestedAt", order: "descending" },
        ],
    },
    {
        collection: "employees",
        fields: [
            { path: "tenantId", order: "ascending" },
            { path: "active", order: "ascending" },
            { path: "lastName", order: "ascending" },
        ],
    },
    {
        collection: "auditEvents",
        fields: [
            { path: "tenantId", order: "ascending" },
            { path: "actions", order: "array" },
            { path: "at", order: "descending" },
        ],
    },
];

/**
 * Probes of an instance. Startup and liveness look at the process only, so that a database in trouble does not restart
 * the fleet; readiness takes an instance out of rotation, quickly, and lets it back after two good answers.
 */
export const PROBES: { readonly startup: Probe; readonly liveness: Probe; readonly readiness: Probe } = {
    startup: probeEvery(HEALTH_PATHS.compute, { interval: 5, timeout: 2, failures: 12, successes: 1 }),
    liveness: probeEvery(HEALTH_PATHS.compute, { interval: 10, timeout: 2, failures: 3, successes: 1 }),
    readiness: probeEvery(HEALTH_PATHS.all, { interval: 5, timeout: 2, failures: 3, successes: 2 }),
};

/** The probe from outside that moves the bypass name; 30 s is the shortest interval that Cloud DNS takes. */
export const BYPASS_PROBE: Probe = probeEvery(HEALTH_PATHS.all, {
    interval: 30,
    timeout: 5,
    failures: 2,
    successes: 2,
});
export const BYPASS_TIME_TO_LIVE = Duration.seconds(30);
