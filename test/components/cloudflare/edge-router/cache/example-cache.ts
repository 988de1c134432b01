import type { CacheConfig, CacheRoute } from "../../../../../components/cloudflare/edge-router/cache/config.ts";

/** A valid route; tests replace what they are about. */
export function exampleRoute(changes: Partial<CacheRoute> = {}): CacheRoute {
    return {
        path: "/api/employees/{employee}/accrual",
        scope: "tenant",
        freshSeconds: 10,
        staleIfErrorSeconds: 60,
        statuses: [200],
        tags: ["employee-accrual:{employee}"],
        byLanguage: false,
        ...changes,
    };
}

/** A valid cache section with one route of each scope, and the invalidations of ESTA Tracker's table. */
export function exampleCache(changes: Partial<CacheConfig> = {}): CacheConfig {
    return {
        generation: 0,
        languages: ["en", "es"],
        routes: [
            exampleRoute(),
            exampleRoute({ path: "/api/dashboard", tags: ["dashboard"] }),
            exampleRoute({ path: "/api/profile", scope: "subject", tags: ["employee"] }),
            exampleRoute({
                path: "/api/plans",
                scope: "public",
                statuses: [200, 404],
                tags: ["plans"],
                byLanguage: true,
            }),
        ],
        invalidations: [
            {
                event: "work-log-created",
                methods: ["POST"],
                path: "/api/employees/{employee}/work-logs",
                tags: ["employee-accrual:{employee}"],
            },
            {
                event: "sick-time-approved",
                methods: ["PATCH"],
                path: "/api/sick-time-requests/{request}",
                tags: ["employee", "dashboard"],
            },
            { event: "plan-changed", methods: ["PUT"], path: "/api/plans", tags: ["plans"] },
            { event: "tenant-settings-changed", methods: ["PUT"], path: "/api/settings", tags: ["tenant"] },
        ],
        bounds: { largestEntry: 4096, bytes: 1024 * 1024, entries: 500 },
        ...changes,
    };
}
