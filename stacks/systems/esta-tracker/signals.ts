import { Duration } from "../../../components/core/duration.ts";
import type { WatchedLadder } from "../../../components/gcp/alert-policies.ts";
import type { Chart } from "../../../components/gcp/dashboard.ts";
import type { LogMetric } from "../../../components/gcp/log-metrics.ts";
import { measuredLadder, withRunbooks } from "../ladders.ts";
import {
    rateChart as count,
    type Logged,
    logFilter,
    P95,
    percentileChart as percentile,
    RATE,
    type serviceFilters,
} from "../run-signals.ts";
import type { Runbook } from "../runbooks.ts";

/** What the application reports as structured log lines; the event names are part of its contract with the platform. */
export const LOG_METRICS: readonly LogMetric[] = [
    {
        name: "open-circuits",
        description: "Circuits open at the same time",
        event: "breaker.open",
        value: { field: "openCircuits", unit: "1" },
    },
    { name: "breaker-changes", description: "Circuit breakers that changed their state", event: "breaker.changed" },
    { name: "region-changes", description: "Times that traffic moved to another region", event: "region.changed" },
    { name: "cache-lookups", description: "Look-ups in the cache", event: "cache.lookup" },
    { name: "cache-misses", description: "Look-ups that found nothing", event: "cache.miss" },
    { name: "cache-errors", description: "Cache connections that failed", event: "cache.error" },
    {
        name: "database-latency",
        description: "Time of one database operation",
        event: "database.operation",
        value: { field: "milliseconds", unit: "ms" },
    },
    { name: "database-errors", description: "Database operations that failed", event: "database.error" },
    {
        name: "database-pool",
        description: "Share of the connection pool in use",
        event: "database.pool",
        value: { field: "utilization", unit: "1" },
    },
    { name: "jobs-started", description: "Background jobs started", event: "job.started" },
    { name: "jobs-completed", description: "Background jobs that ended well", event: "job.completed" },
];

export interface SignalSources {
    readonly filters: ReturnType<typeof serviceFilters>;
    readonly logged: Logged;
    readonly runbook: Runbook;
}

/** The alert ladders of the system with their signals and runbooks (ET-01, ET-13). */
export function watchedLadders({ filters, logged, runbook }: SignalSources): WatchedLadder[] {
    const log = (metric: string) => logFilter(logged, metric);
    return withRunbooks(runbook, [
        measuredLadder(
            "error-rate",
            "Share of API requests that fail",
            { unit: "ratio", warning: 0.01, critical: 0.05 },
            { filter: filters.serverErrors, dividedBy: filters.requests, ...RATE },
        ),
        measuredLadder(
            "latency-p95",
            "95th percentile of API latency",
            { unit: "milliseconds", warning: 500, critical: 2000 },
            { filter: filters.latencies, ...P95 },
        ),
        measuredLadder(
            "open-circuits",
            "Circuits open at once",
            { unit: "count", warning: 0, critical: 3, duration: Duration.minutes(1) },
            { filter: log("open-circuits"), aligner: "ALIGN_PERCENTILE_99", reducer: "REDUCE_MAX" },
        ),
        measuredLadder(
            "cache-misses",
            "Share of cache look-ups that miss",
            { unit: "ratio", warning: 0.3, critical: 0.5, duration: Duration.minutes(10) },
            { filter: log("cache-misses"), dividedBy: log("cache-lookups"), ...RATE },
        ),
        measuredLadder(
            "database-connections",
            "Share of the connection pool in use",
            { unit: "ratio", warning: 0.8, critical: 0.95 },
            { filter: log("database-pool"), aligner: "ALIGN_PERCENTILE_99", reducer: "REDUCE_MAX" },
        ),
    ]);
}

/** The charts of the system's dashboard (ET-16). */
export function charts({ filters, logged }: Pick<SignalSources, "filters" | "logged">): Chart[] {
    const log = (metric: string) => logFilter(logged, metric);
    return [
        count("Requests per second, by region", filters.requests),
        count("Server errors per second, by region", filters.serverErrors),
        count("Client errors per second, by region", filters.clientErrors),
        percentile("Latency p50", filters.latencies, 50),
        percentile("Latency p95", filters.latencies, 95),
        percentile("Latency p99", filters.latencies, 99),
        {
            title: "Instances, by region",
            filter: filters.instances,
            aligner: "ALIGN_MAX",
            reducer: "REDUCE_SUM",
            groupBy: ["resource.label.location"],
        },
        percentile("Database latency p95", log("database-latency"), 95),
        count("Database errors per second", log("database-errors")),
        percentile("Connection pool in use", log("database-pool"), 99),
        count("Cache look-ups per second", log("cache-lookups")),
        count("Cache misses per second", log("cache-misses")),
        count("Cache errors per second", log("cache-errors")),
        count("Circuit breaker changes", log("breaker-changes")),
        count("Region changes", log("region-changes")),
        count("Jobs started", log("jobs-started")),
        count("Jobs completed", log("jobs-completed")),
    ];
}
