import * as pulumi from "@pulumi/pulumi";
import { Duration } from "../../../components/core/duration.ts";
import type { WatchedLadder } from "../../../components/gcp/alert-policies.ts";
import type { Chart } from "../../../components/gcp/dashboard.ts";
import type { LogMetric } from "../../../components/gcp/log-metrics.ts";
import {
    BACKUP_FAILURES,
    backupFailures,
    cloudSqlFilters,
    databaseDisk,
    failedBackups,
    instanceChart,
    replicationLag,
} from "../cloud-sql-signals.ts";
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
    serviceFilters,
} from "../run-signals.ts";
import type { Runbook } from "../runbooks.ts";
import { OBJECTIVES } from "./objectives.ts";

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
    BACKUP_FAILURES,
];

/** Where each value is measured. `queue` is the subscription of the dead letters. */
export function sources(project: string, name: string, deadLetters: pulumi.Input<string>) {
    return {
        api: serviceFilters(project, `${name}-v`),
        worker: serviceFilters(project, `${name}-worker`),
        refused: `metric.type="loadbalancing.googleapis.com/https/external/regional/request_count" AND resource.type="http_external_regional_lb_rule" AND metric.labels.response_code="429"`,
        ...cloudSqlFilters(project, name),
        deadLetters: pulumi.interpolate`metric.type="pubsub.googleapis.com/subscription/num_undelivered_messages" AND resource.type="pubsub_subscription" AND resource.labels.subscription_id="${deadLetters}"`,
    };
}

export interface SignalSources {
    readonly from: ReturnType<typeof sources>;
    readonly logged: Logged;
    readonly runbook: Runbook;
}

/** The alert ladders of the system with their signals and runbooks (CN-06, CN-11, CN-16). */
export function watchedLadders({ from, logged, runbook }: SignalSources): WatchedLadder[] {
    const { requestsPerSecond } = OBJECTIVES.load;
    return withRunbooks(runbook, [
        measuredLadder(
            "error-rate",
            "Share of API requests that fail",
            { unit: "ratio", warning: 0.01, critical: 0.05 },
            { filter: from.api.serverErrors, dividedBy: from.api.requests, ...RATE },
        ),
        measuredLadder(
            "latency-p95",
            "95th percentile of API latency",
            { unit: "milliseconds", warning: 2000, critical: 5000 },
            { filter: from.api.latencies, ...P95 },
        ),
        measuredLadder(
            "database-connection-failures",
            "Database connections that could not be opened, in a minute",
            { unit: "count", warning: 0, critical: 5, ...AT_ONCE },
            { filter: logFilter(logged, "database-connection-failures"), ...EVENTS },
        ),
        backupFailures(logged),
        measuredLadder(
            "rate-limit-violations",
            "Requests a second that were refused with 429 at the regions' entrances",
            { unit: "count", warning: 1, critical: 20 },
            { filter: from.refused, ...RATE },
        ),
        measuredLadder(
            "unusual-traffic",
            "Requests a second, above what is expected",
            { unit: "count", warning: requestsPerSecond.peak, critical: 2 * requestsPerSecond.peak },
            { filter: from.api.requests, ...RATE },
        ),
        replicationLag(from.replicationLag, OBJECTIVES.recoveryPoint.target),
        databaseDisk(from.disk),
        measuredLadder(
            "database-cpu",
            "Share of the database's CPUs in use",
            { unit: "ratio", warning: 0.7, critical: 0.9, duration: Duration.minutes(10) },
            { filter: from.databaseCpu, ...HIGHEST },
        ),
        measuredLadder(
            "dead-letters",
            "Pieces of work that nobody could do",
            { unit: "count", warning: 0, critical: 10 },
            { filter: from.deadLetters, ...HIGHEST },
        ),
    ]);
}

/** The charts of the system's dashboard (CN-11). */
export function charts({ from, logged }: Pick<SignalSources, "from" | "logged">): Chart[] {
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
        instanceChart("Replication lag in seconds", from.replicationLag),
        instanceChart("Storage in use", from.disk),
        instanceChart("Database CPU", from.databaseCpu),
        instanceChart("Database connections", from.connections),
        rateChart("Database connection failures per second", log("database-connection-failures")),
        rateChart("Failed backups", failedBackups(logged), []),
        rateChart("Work done per second", from.worker.requests),
        rateChart("Work that failed per second", log("work-failures")),
        gaugeChart("Dead letters", from.deadLetters, []),
    ];
}
