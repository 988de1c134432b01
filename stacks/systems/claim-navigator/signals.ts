import * as pulumi from "@pulumi/pulumi";
import type { AlertLadder } from "../../../components/core/alert-ladder.ts";
import { Duration } from "../../../components/core/duration.ts";
import type { Signal, WatchedLadder } from "../../../components/gcp/alert-policies.ts";
import type { Chart } from "../../../components/gcp/dashboard.ts";
import type { LogMetric } from "../../../components/gcp/log-metrics.ts";
import { gaugeChart, logFilter, percentileChart, rateChart, serviceFilters, UPTIME_FILTER } from "../run-signals.ts";
import { OBJECTIVES } from "./objectives.ts";

/** Attempts and whole windows that failed (https://cloud.google.com/sql/docs/postgres/backup-recovery/view-audit-logs-for-automated-backups, 2026-11-22). */
const FAILED_BACKUP = [
    'log_id("cloudaudit.googleapis.com/system_event")',
    'protoPayload.methodName="cloudsql.instances.automatedBackup"',
    'resource.type="cloudsql_database"',
    'protoPayload.metadata.windowStatus:"FAILED"',
].join(" AND ");

/** What the application and the database report as log lines; the event names are part of the application's contract. */
export const LOG_METRICS: readonly LogMetric[] = [
    {
        name: "database-connection-failures",
        description: "Database connections that could not be opened",
        event: "database.connection-failed",
    },
    {
        name: "authentication-failures",
        description: "Callers that could not prove who they are",
        event: "auth.failed",
    },
    { name: "work-failures", description: "Pieces of work that failed", event: "work.failed" },
    { name: "backup-failures", description: "Automatic backups that failed", filter: FAILED_BACKUP },
];

/** Where each value is measured. `queue` is the subscription of the dead letters. */
export function sources(project: string, name: string, deadLetters: pulumi.Input<string>) {
    const database = `resource.type="cloudsql_database" AND resource.labels.project_id="${project}" AND resource.labels.database_id=starts_with("${project}:${name}-database")`;
    const sql = (metric: string) => `metric.type="cloudsql.googleapis.com/database/${metric}" AND ${database}`;
    return {
        api: serviceFilters(project, `${name}-v`),
        worker: serviceFilters(project, `${name}-worker`),
        refused: `metric.type="loadbalancing.googleapis.com/https/external/regional/request_count" AND resource.type="http_external_regional_lb_rule" AND metric.labels.response_code="429"`,
        replicationLag: sql("replication/replica_lag"),
        disk: sql("disk/utilization"),
        databaseCpu: sql("cpu/utilization"),
        connections: sql("postgresql/num_backends"),
        deadLetters: pulumi.interpolate`metric.type="pubsub.googleapis.com/subscription/num_undelivered_messages" AND resource.type="pubsub_subscription" AND resource.labels.subscription_id="${deadLetters}"`,
    };
}

export interface SignalSources {
    readonly from: ReturnType<typeof sources>;
    /** Metric type of each log metric. */
    readonly logged: Readonly<Record<string, pulumi.Output<string>>>;
    /** `error-rate` → page. */
    readonly runbook: (ladder: string) => string;
}

const RATE = { aligner: "ALIGN_RATE", reducer: "REDUCE_SUM" } as const;
const EVENTS = { aligner: "ALIGN_DELTA", reducer: "REDUCE_SUM" } as const;
const HIGHEST = { aligner: "ALIGN_MAX", reducer: "REDUCE_MAX" } as const;

/** The alert ladders of the system with their signals and runbooks (CN-06, CN-11, CN-16). */
export function watchedLadders({ from, logged, runbook }: SignalSources): WatchedLadder[] {
    const ladder = (
        name: string,
        title: string,
        steps: Pick<AlertLadder, "unit" | "warning" | "critical"> & Partial<Pick<AlertLadder, "fires" | "duration">>,
        signal: Signal,
    ): WatchedLadder => ({
        ladder: { name, title, fires: "above", duration: Duration.minutes(2), ...steps },
        signal,
        runbook: runbook(name),
    });
    const { requestsPerSecond } = OBJECTIVES.load;
    const atOnce = { duration: Duration.seconds(0) };
    return [
        ladder(
            "error-rate",
            "Share of API requests that fail",
            { unit: "ratio", warning: 0.01, critical: 0.05 },
            { filter: from.api.serverErrors, dividedBy: from.api.requests, ...RATE },
        ),
        ladder(
            "latency-p95",
            "95th percentile of API latency",
            { unit: "milliseconds", warning: 2000, critical: 5000 },
            { filter: from.api.latencies, aligner: "ALIGN_PERCENTILE_95", reducer: "REDUCE_MAX" },
        ),
        ladder(
            "database-connection-failures",
            "Database connections that could not be opened, in a minute",
            { unit: "count", warning: 0, critical: 5, ...atOnce },
            { filter: logFilter(logged, "database-connection-failures"), ...EVENTS },
        ),
        ladder(
            "backup-failures",
            "Automatic backups that failed, in a minute",
            // A count: one failure is above both steps, because the document calls every failed backup critical.
            { unit: "count", warning: 0, critical: 0.5, ...atOnce },
            { filter: logFilter(logged, "backup-failures", "cloudsql_database"), ...EVENTS },
        ),
        ladder(
            "rate-limit-violations",
            "Requests a second that were refused with 429 at the regions' entrances",
            { unit: "count", warning: 1, critical: 20 },
            { filter: from.refused, ...RATE },
        ),
        ladder(
            "unusual-traffic",
            "Requests a second, above what is expected",
            { unit: "count", warning: requestsPerSecond.peak, critical: 2 * requestsPerSecond.peak },
            { filter: from.api.requests, ...RATE },
        ),
        ladder(
            "replication-lag",
            "Seconds that the replica is behind",
            {
                unit: "seconds",
                warning: OBJECTIVES.recoveryPoint.target.seconds / 3,
                critical: OBJECTIVES.recoveryPoint.target.seconds,
            },
            { filter: from.replicationLag, ...HIGHEST },
        ),
        ladder(
            "database-disk",
            "Share of the database's disk in use",
            { unit: "ratio", warning: 0.8, critical: 0.9, duration: Duration.minutes(10) },
            { filter: from.disk, ...HIGHEST },
        ),
        ladder(
            "database-cpu",
            "Share of the database's CPUs in use",
            { unit: "ratio", warning: 0.7, critical: 0.9, duration: Duration.minutes(10) },
            { filter: from.databaseCpu, ...HIGHEST },
        ),
        ladder(
            "dead-letters",
            "Pieces of work that nobody could do",
            { unit: "count", warning: 0, critical: 10 },
            { filter: from.deadLetters, ...HIGHEST },
        ),
        ladder(
            "reachability",
            "Share of outside checks that pass",
            { unit: "ratio", fires: "below", warning: 0.9, critical: 0.5 },
            { filter: UPTIME_FILTER, aligner: "ALIGN_FRACTION_TRUE", reducer: "REDUCE_MEAN" },
        ),
    ];
}

/** The charts of the system's dashboard (CN-11). */
export function charts({ from, logged }: Pick<SignalSources, "from" | "logged">): Chart[] {
    const byInstance = ["resource.label.database_id"];
    const log = (metric: string) => logFilter(logged, metric);
    return [
        rateChart("Invocations per second, by version", from.api.requests, ["resource.label.service_name"]),
        rateChart("Invocations per second, by region", from.api.requests),
        rateChart("Server errors per second, by version", from.api.serverErrors, ["resource.label.service_name"]),
        rateChart("Client errors per second", from.api.clientErrors),
        rateChart("Timeouts per second", from.api.timeouts),
        rateChart("Cold starts per second", from.api.coldStarts),
        percentileChart("Latency p50", from.api.latencies, 50),
        percentileChart("Latency p95", from.api.latencies, 95),
        percentileChart("Latency p99", from.api.latencies, 99),
        gaugeChart("Instances, by region", from.api.instances),
        rateChart("Requests refused with 429 per second", from.refused, []),
        rateChart("Authentication failures per second", log("authentication-failures")),
        gaugeChart("Replication lag in seconds", from.replicationLag, byInstance),
        gaugeChart("Storage in use", from.disk, byInstance),
        gaugeChart("Database CPU", from.databaseCpu, byInstance),
        gaugeChart("Database connections", from.connections, byInstance),
        rateChart("Database connection failures per second", log("database-connection-failures")),
        rateChart("Failed backups", logFilter(logged, "backup-failures", "cloudsql_database"), []),
        rateChart("Work done per second", from.worker.requests),
        gaugeChart("Dead letters", from.deadLetters, []),
    ];
}
