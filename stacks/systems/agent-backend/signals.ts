import type * as pulumi from "@pulumi/pulumi";
import type { AlertLadder } from "../../../components/core/alert-ladder.ts";
import { Duration } from "../../../components/core/duration.ts";
import type { Signal, WatchedLadder } from "../../../components/gcp/alert-policies.ts";
import type { Chart } from "../../../components/gcp/dashboard.ts";
import type { LogMetric } from "../../../components/gcp/log-metrics.ts";
import { gaugeChart, logFilter, percentileChart, rateChart, UPTIME_FILTER } from "../run-signals.ts";
import { OBJECTIVES } from "./objectives.ts";
import { APPS, REDIS } from "./tables.ts";

const POD = "k8s_container";

/** What pods, the database and the scheduler report as log lines; the event names are part of the application's contract. */
export function logMetrics(name: string): readonly LogMetric[] {
    const ours = `resource.type="${POD}" AND resource.labels.namespace_name="${name}"`;
    const event = (what: string) => `${ours} AND jsonPayload.event="${what}"`;
    const counted = (metric: string, description: string, filter: string): LogMetric => ({
        name: metric,
        description,
        filter,
    });
    const milliseconds = { field: "milliseconds", unit: "ms" };
    return [
        counted("requests", "Requests that were answered", event("request.done")),
        counted("request-failures", "Requests that failed by our fault", event("request.failed")),
        { ...counted("request-time", "Time of a request", event("request.done")), value: milliseconds },
        counted("agent-calls", "Calls to other agents", event("agent.call")),
        counted("agent-call-failures", "Calls to other agents that failed or were refused", event("agent.failed")),
        counted("breaker-changes", "Circuit breakers that opened", event("breaker.open")),
        counted(
            "database-connection-failures",
            "Database connections that failed",
            event("database.connection-failed"),
        ),
        counted("redis-failures", "Redis calls that failed", event("redis.failed")),
        counted(
            "redis-primary-changes",
            "Times that Redis got another primary",
            `${ours} AND textPayload:"+switch-master"`,
        ),
        counted(
            "backup-failures",
            "Automatic backups that failed",
            'log_id("cloudaudit.googleapis.com/system_event") AND protoPayload.methodName="cloudsql.instances.automatedBackup" AND resource.type="cloudsql_database" AND protoPayload.metadata.windowStatus:"FAILED"',
        ),
        counted(
            "export-failures",
            "Daily exports that could not be started",
            `resource.type="cloud_scheduler_job" AND resource.labels.job_id:"${name}-export" AND severity>=ERROR`,
        ),
    ];
}

/** Values that Google measures. */
export function sources(project: string, name: string) {
    const database = `resource.type="cloudsql_database" AND resource.labels.project_id="${project}" AND resource.labels.database_id=starts_with("${project}:${name}-database")`;
    const sql = (metric: string) => `metric.type="cloudsql.googleapis.com/database/${metric}" AND ${database}`;
    const state = (metric: string, what: string) =>
        `metric.type="prometheus.googleapis.com/${metric}/gauge" AND resource.type="prometheus_target" AND resource.labels.namespace="${name}" AND ${what}`;
    const ready = (set: string) =>
        state("kube_statefulset_status_replicas_ready", `metric.labels.statefulset="${set}"`);
    return {
        pods: state(
            "kube_deployment_status_replicas_available",
            `metric.labels.deployment=starts_with("${APPS.backend}")`,
        ),
        redis: ready(APPS.cache),
        sentinels: ready(`${APPS.cache}-sentinel`),
        replicationLag: sql("replication/replica_lag"),
        disk: sql("disk/utilization"),
        databaseCpu: sql("cpu/utilization"),
        connections: sql("postgresql/num_backends"),
    };
}

export interface SignalSources {
    readonly from: ReturnType<typeof sources>;
    /** Metric type of each log metric. */
    readonly logged: Readonly<Record<string, pulumi.Output<string>>>;
    /** Pods that each region keeps. */
    readonly pods: number;
    /** `error-rate` → page. */
    readonly runbook: (ladder: string) => string;
}

const RATE = { aligner: "ALIGN_RATE", reducer: "REDUCE_SUM" } as const;
const EVENTS = { aligner: "ALIGN_DELTA", reducer: "REDUCE_SUM" } as const;
const HIGHEST = { aligner: "ALIGN_MAX", reducer: "REDUCE_MAX" } as const;
const LOWEST = { aligner: "ALIGN_MEAN", reducer: "REDUCE_MIN" } as const;

/** The alert ladders of the system with their signals and runbooks. */
export function watchedLadders({ from, logged, pods, runbook }: SignalSources): WatchedLadder[] {
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
    const log = (metric: string, resource = POD) => logFilter(logged, metric, resource);
    const atOnce = { duration: Duration.seconds(0) };
    const below = { fires: "below", duration: Duration.minutes(5) } as const;
    const all = REDIS.replicas + 1;
    return [
        ladder(
            "error-rate",
            "Share of requests that fail",
            { unit: "ratio", warning: 0.01, critical: 0.05 },
            { filter: log("request-failures"), dividedBy: log("requests"), ...RATE },
        ),
        ladder(
            "latency-p95",
            "95th percentile of the time to answer",
            {
                unit: "milliseconds",
                warning: OBJECTIVES.latency.request.p95.milliseconds,
                critical: OBJECTIVES.latency.request.p99.milliseconds,
            },
            { filter: log("request-time"), aligner: "ALIGN_PERCENTILE_95", reducer: "REDUCE_MAX" },
        ),
        ladder(
            "pods",
            "Pods of the backend that are available, in the region with the fewest",
            { unit: "count", warning: pods, critical: Math.max(pods - 1, pods / 2), ...below },
            { filter: from.pods, ...LOWEST },
        ),
        ladder(
            "redis-instances",
            "Redis instances that are ready, in the region with the fewest",
            { unit: "count", warning: all, critical: all - 1, ...below },
            { filter: from.redis, ...LOWEST },
        ),
        ladder(
            "sentinels",
            "Sentinels that are ready, in the region with the fewest",
            { unit: "count", warning: REDIS.sentinels, critical: REDIS.quorum, ...below },
            { filter: from.sentinels, ...LOWEST },
        ),
        ladder(
            "agent-calls",
            "Share of calls to other agents that fail",
            { unit: "ratio", warning: 0.1, critical: 0.5, duration: Duration.minutes(5) },
            { filter: log("agent-call-failures"), dividedBy: log("agent-calls"), ...RATE },
        ),
        ladder(
            "open-circuits",
            "Circuit breakers that opened in a minute",
            { unit: "count", warning: 0, critical: 3, ...atOnce },
            { filter: log("breaker-changes"), ...EVENTS },
        ),
        ladder(
            "database-connection-failures",
            "Database connections that failed, in a minute",
            { unit: "count", warning: 0, critical: 5, ...atOnce },
            { filter: log("database-connection-failures"), ...EVENTS },
        ),
        ladder(
            "replication-lag",
            "Seconds that the other region's database is behind",
            { unit: "seconds", warning: 60, critical: OBJECTIVES.recoveryPoint.target.seconds },
            { filter: from.replicationLag, ...HIGHEST },
        ),
        ladder(
            "database-disk",
            "Share of the database's disk in use",
            { unit: "ratio", warning: 0.8, critical: 0.9, duration: Duration.minutes(10) },
            { filter: from.disk, ...HIGHEST },
        ),
        ladder(
            "backup-failures",
            "Automatic backups that failed, in a minute",
            // A count: one failure is above both steps.
            { unit: "count", warning: 0, critical: 0.5, ...atOnce },
            { filter: log("backup-failures", "cloudsql_database"), ...EVENTS },
        ),
        ladder(
            "export-failures",
            "Daily exports that could not be started, in a minute",
            { unit: "count", warning: 0, critical: 3, ...atOnce },
            { filter: log("export-failures", "cloud_scheduler_job"), ...EVENTS },
        ),
        ladder(
            "reachability",
            "Share of outside checks that pass",
            { unit: "ratio", fires: "below", warning: 0.9, critical: 0.5 },
            { filter: UPTIME_FILTER, aligner: "ALIGN_FRACTION_TRUE", reducer: "REDUCE_MEAN" },
        ),
    ];
}

/** The charts of the system's dashboard. */
export function charts({ from, logged }: Pick<SignalSources, "from" | "logged">): Chart[] {
    const byInstance = ["resource.label.database_id"];
    const log = (metric: string) => logFilter(logged, metric, POD);
    return [
        rateChart("Requests per second, by region", log("requests")),
        rateChart("Failed requests per second", log("request-failures")),
        percentileChart("Time to answer p50", log("request-time"), 50),
        percentileChart("Time to answer p95", log("request-time"), 95),
        gaugeChart("Pods, by region", from.pods),
        rateChart("Calls to other agents per second", log("agent-calls")),
        rateChart("Failed calls to other agents per second", log("agent-call-failures")),
        rateChart("Circuit breakers that opened", log("breaker-changes")),
        gaugeChart("Redis instances, by region", from.redis),
        gaugeChart("Sentinels, by region", from.sentinels),
        rateChart("Redis primaries that changed", log("redis-primary-changes")),
        rateChart("Failed Redis calls per second", log("redis-failures")),
        gaugeChart("Replication lag in seconds", from.replicationLag, byInstance),
        gaugeChart("Database CPU", from.databaseCpu, byInstance),
        gaugeChart("Database connections", from.connections, byInstance),
        gaugeChart("Storage in use", from.disk, byInstance),
    ];
}
