import { Duration } from "../../../components/core/duration.ts";
import type { WatchedLadder } from "../../../components/gcp/alert-policies.ts";
import type { Chart } from "../../../components/gcp/dashboard.ts";
import type { LogMetric } from "../../../components/gcp/log-metrics.ts";
import { BACKUP_FAILURES, backupFailures, cloudSqlFilters, databaseDisk, instanceChart } from "../cloud-sql-signals.ts";
import { AT_ONCE, measuredLadder, withRunbooks } from "../ladders.ts";
import {
    EVENTS,
    gaugeChart,
    HIGHEST,
    type Logged,
    logFilter,
    P95,
    percentileChart,
    RATE,
    rateChart,
} from "../run-signals.ts";
import type { Runbook } from "../runbooks.ts";
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
        BACKUP_FAILURES,
        counted(
            "export-failures",
            "Daily exports that could not be started",
            `resource.type="cloud_scheduler_job" AND resource.labels.job_id:"${name}-export" AND severity>=ERROR`,
        ),
    ];
}

/** Values that Google measures. */
export function sources(project: string, name: string) {
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
        ...cloudSqlFilters(project, name),
    };
}

export interface SignalSources {
    readonly from: ReturnType<typeof sources>;
    readonly logged: Logged;
    /** Pods that each region keeps. */
    readonly pods: number;
    readonly runbook: Runbook;
}

const LOWEST = { aligner: "ALIGN_MEAN", reducer: "REDUCE_MIN" } as const;

/** The alert ladders of the system with their signals and runbooks. */
export function watchedLadders({ from, logged, pods, runbook }: SignalSources): WatchedLadder[] {
    const log = (metric: string, resource = POD) => logFilter(logged, metric, resource);
    const below = { fires: "below", duration: Duration.minutes(5) } as const;
    const all = REDIS.replicas + 1;
    return withRunbooks(runbook, [
        measuredLadder(
            "error-rate",
            "Share of requests that fail",
            { unit: "ratio", warning: 0.01, critical: 0.05 },
            { filter: log("request-failures"), dividedBy: log("requests"), ...RATE },
        ),
        measuredLadder(
            "latency-p95",
            "95th percentile of the time to answer",
            {
                unit: "milliseconds",
                warning: OBJECTIVES.latency.request.p95.milliseconds,
                critical: OBJECTIVES.latency.request.p99.milliseconds,
            },
            { filter: log("request-time"), ...P95 },
        ),
        measuredLadder(
            "pods",
            "Pods of the backend that are available, in the region with the fewest",
            { unit: "count", warning: pods, critical: Math.max(pods - 1, pods / 2), ...below },
            { filter: from.pods, ...LOWEST },
        ),
        measuredLadder(
            "redis-instances",
            "Redis instances that are ready, in the region with the fewest",
            { unit: "count", warning: all, critical: all - 1, ...below },
            { filter: from.redis, ...LOWEST },
        ),
        measuredLadder(
            "sentinels",
            "Sentinels that are ready, in the region with the fewest",
            { unit: "count", warning: REDIS.sentinels, critical: REDIS.quorum, ...below },
            { filter: from.sentinels, ...LOWEST },
        ),
        measuredLadder(
            "agent-calls",
            "Share of calls to other agents that fail",
            { unit: "ratio", warning: 0.1, critical: 0.5, duration: Duration.minutes(5) },
            { filter: log("agent-call-failures"), dividedBy: log("agent-calls"), ...RATE },
        ),
        measuredLadder(
            "open-circuits",
            "Circuit breakers that opened in a minute",
            { unit: "count", warning: 0, critical: 3, ...AT_ONCE },
            { filter: log("breaker-changes"), ...EVENTS },
        ),
        measuredLadder(
            "database-connection-failures",
            "Database connections that failed, in a minute",
            { unit: "count", warning: 0, critical: 5, ...AT_ONCE },
            { filter: log("database-connection-failures"), ...EVENTS },
        ),
        measuredLadder(
            "replication-lag",
            "Seconds that the other region's database is behind",
            { unit: "seconds", warning: 60, critical: OBJECTIVES.recoveryPoint.target.seconds },
            { filter: from.replicationLag, ...HIGHEST },
        ),
        databaseDisk(from.disk),
        backupFailures(logged),
        measuredLadder(
            "export-failures",
            "Daily exports that could not be started, in a minute",
            { unit: "count", warning: 0, critical: 3, ...AT_ONCE },
            { filter: log("export-failures", "cloud_scheduler_job"), ...EVENTS },
        ),
    ]);
}

/** The charts of the system's dashboard. */
export function charts({ from, logged }: Pick<SignalSources, "from" | "logged">): Chart[] {
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
        instanceChart("Replication lag in seconds", from.replicationLag),
        instanceChart("Database CPU", from.databaseCpu),
        instanceChart("Database connections", from.connections),
        instanceChart("Storage in use", from.disk),
    ];
}
