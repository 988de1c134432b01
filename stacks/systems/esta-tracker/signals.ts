import type * as pulumi from "@pulumi/pulumi";
import type { AlertLadder } from "../../../components/core/alert-ladder.ts";
import { Duration } from "../../../components/core/duration.ts";
import type { Signal, WatchedLadder } from "../../../components/gcp/alert-policies.ts";
import type { Chart } from "../../../components/gcp/dashboard.ts";
import type { LogMetric } from "../../../components/gcp/log-metrics.ts";
import {
    rateChart as count,
    logFilter,
    percentileChart as percentile,
    type serviceFilters,
    UPTIME_FILTER,
} from "../run-signals.ts";

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
    /** Metric type of each log metric. */
    readonly logged: Readonly<Record<string, pulumi.Output<string>>>;
    /** `error-rate` → page. */
    readonly runbook: (ladder: string) => string;
}

/** The alert ladders of the system with their signals and runbooks (ET-01, ET-13). */
export function watchedLadders({ filters, logged, runbook }: SignalSources): WatchedLadder[] {
    const ladder = (
        base: Omit<AlertLadder, "fires" | "duration"> & Partial<Pick<AlertLadder, "fires" | "duration">>,
        signal: Signal,
    ): WatchedLadder => ({
        ladder: { fires: "above", duration: Duration.minutes(2), ...base },
        signal,
        runbook: runbook(base.name),
    });
    const log = (metric: string) => logFilter(logged, metric);
    return [
        ladder(
            {
                name: "error-rate",
                title: "Share of API requests that fail",
                unit: "ratio",
                warning: 0.01,
                critical: 0.05,
            },
            { filter: filters.serverErrors, dividedBy: filters.requests, aligner: "ALIGN_RATE", reducer: "REDUCE_SUM" },
        ),
        ladder(
            {
                name: "latency-p95",
                title: "95th percentile of API latency",
                unit: "milliseconds",
                warning: 500,
                critical: 2000,
            },
            { filter: filters.latencies, aligner: "ALIGN_PERCENTILE_95", reducer: "REDUCE_MAX" },
        ),
        ladder(
            {
                name: "open-circuits",
                title: "Circuits open at once",
                unit: "count",
                warning: 0,
                critical: 3,
                duration: Duration.minutes(1),
            },
            { filter: log("open-circuits"), aligner: "ALIGN_PERCENTILE_99", reducer: "REDUCE_MAX" },
        ),
        ladder(
            {
                name: "cache-misses",
                title: "Share of cache look-ups that miss",
                unit: "ratio",
                warning: 0.3,
                critical: 0.5,
                duration: Duration.minutes(10),
            },
            {
                filter: log("cache-misses"),
                dividedBy: log("cache-lookups"),
                aligner: "ALIGN_RATE",
                reducer: "REDUCE_SUM",
            },
        ),
        ladder(
            {
                name: "database-connections",
                title: "Share of the connection pool in use",
                unit: "ratio",
                warning: 0.8,
                critical: 0.95,
            },
            { filter: log("database-pool"), aligner: "ALIGN_PERCENTILE_99", reducer: "REDUCE_MAX" },
        ),
        ladder(
            {
                name: "reachability",
                title: "Share of outside checks that pass",
                unit: "ratio",
                fires: "below",
                warning: 0.9,
                critical: 0.5,
            },
            {
                filter: UPTIME_FILTER,
                aligner: "ALIGN_FRACTION_TRUE",
                reducer: "REDUCE_MEAN",
            },
        ),
    ];
}

/** The charts of the system's dashboard (ET-16). */
export function charts({ filters, logged }: Pick<SignalSources, "filters" | "logged">): Chart[] {
    const log = (metric: string) => logFilter(logged, metric);
    return [
        {
            title: "Reachable from outside, by name",
            filter: UPTIME_FILTER,
            aligner: "ALIGN_FRACTION_TRUE",
            reducer: "REDUCE_MEAN",
            groupBy: ["resource.label.host"],
        },
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
