import type { CacheConfig, CacheRoute } from "../../../components/cloudflare/edge-router/cache/config.ts";
import type { LimitRule } from "../../../components/cloudflare/edge-router/limits/config.ts";
import { defaultWrites, type WritesConfig } from "../../../components/cloudflare/edge-router/writes/config.ts";
import { type EventWrites, edgeCacheOf } from "../edge-cache.ts";
import { CACHE_POLICY } from "./tables.ts";

/** The requests that make cached answers old, by the event of the table (ET-10). */
const EVENTS: Readonly<Record<string, EventWrites>> = {
    "work-log-created": { methods: ["POST"], path: "/api/work-logs" },
    "sick-time-approved": { methods: ["PATCH"], path: "/api/sick-time-requests/{request}" },
    "employee-added": { methods: ["POST"], path: "/api/employees" },
    "tenant-settings-changed": { methods: ["PUT"], path: "/api/settings" },
};

/**
 * What becomes of writes while the writer cannot take them (ET-08). What employees enter waits, in the order in which it
 * was entered; everything else is refused, because whoever does it should see its effect.
 */
export const WRITES: WritesConfig = {
    ...defaultWrites,
    routes: [
        { path: "/api/work-logs", methods: ["POST"], policy: "queue", order: "tenant" },
        { path: "/api/sick-time-requests", methods: ["POST"], policy: "queue", order: "tenant" },
        { path: "/api/sick-time-requests/{request}", methods: ["PATCH"], policy: "queue", order: "request" },
    ],
};

/** Reads that the edge keeps: an employee's balance for that user alone, the dashboard for users of a tenant with one role. */
const KEPT: readonly CacheRoute[] = [
    {
        path: "/api/employees/{employee}/accrual",
        scope: "subject",
        freshSeconds: 10,
        staleIfErrorSeconds: 300,
        statuses: [200],
        tags: ["employee", "employee-accrual:{employee}"],
        byLanguage: false,
    },
    {
        path: "/api/dashboard",
        scope: "tenant",
        freshSeconds: 20,
        staleIfErrorSeconds: 300,
        statuses: [200],
        tags: ["dashboard", "employer-dashboard"],
        byLanguage: false,
    },
];

/** What the edge keeps of this API, and which writes make it old. */
export function cacheOf(name: string): CacheConfig {
    return edgeCacheOf(name, { policy: CACHE_POLICY, routes: KEPT, events: EVENTS });
}

/**
 * What one tenant may ask of one location in a minute. A tenant at the peak of 2,000 requests/s over 1,500 tenants makes 80
 * of them, so that only a client in a loop meets these.
 */
export const LIMITS: readonly LimitRule[] = [
    {
        name: "writes",
        binding: "LIMIT_WRITES",
        methods: ["POST", "PUT", "PATCH", "DELETE"],
        pathPrefix: "/api",
        requests: 600,
        periodSeconds: 60,
    },
    {
        name: "reads",
        binding: "LIMIT_READS",
        methods: ["GET", "HEAD"],
        pathPrefix: "/api",
        requests: 6000,
        periodSeconds: 60,
    },
];
