import type * as pulumi from "@pulumi/pulumi";
import { Duration } from "../../components/core/duration.ts";
import type { Signal } from "../../components/gcp/alert-policies.ts";
import type { Chart } from "../../components/gcp/dashboard.ts";
import type { LogMetric } from "../../components/gcp/log-metrics.ts";
import { AT_ONCE, type MeasuredLadder, measuredLadder } from "./ladders.ts";
import { EVENTS, gaugeChart, HIGHEST, type Logged, logFilter } from "./run-signals.ts";

/** Filters on the metrics that Google keeps for both instances of the system's pair. */
export function cloudSqlFilters(project: string, name: string) {
    const database = `resource.type="cloudsql_database" AND resource.labels.project_id="${project}" AND resource.labels.database_id=starts_with("${project}:${name}-database")`;
    const sql = (metric: string) => `metric.type="cloudsql.googleapis.com/database/${metric}" AND ${database}`;
    return {
        replicationLag: sql("replication/replica_lag"),
        disk: sql("disk/utilization"),
        databaseCpu: sql("cpu/utilization"),
        connections: sql("postgresql/num_backends"),
    };
}

/** Attempts and whole windows that failed (https://cloud.google.com/sql/docs/postgres/backup-recovery/view-audit-logs-for-automated-backups, 2026-11-22). */
export const BACKUP_FAILURES: LogMetric = {
    name: "backup-failures",
    description: "Automatic backups that failed",
    filter: [
        'log_id("cloudaudit.googleapis.com/system_event")',
        'protoPayload.methodName="cloudsql.instances.automatedBackup"',
        'resource.type="cloudsql_database"',
        'protoPayload.metadata.windowStatus:"FAILED"',
    ].join(" AND "),
};

/** Filter on the backups that `BACKUP_FAILURES` has counted. */
export function failedBackups(logged: Logged): pulumi.Output<string> {
    return logFilter(logged, BACKUP_FAILURES.name, "cloudsql_database");
}

/** Fires when the replica is behind by as much as may be lost, and warns at a third of that. */
export function replicationLag(filter: string, { seconds }: Duration): MeasuredLadder<Signal> {
    return measuredLadder(
        "replication-lag",
        "Seconds that the replica is behind",
        { unit: "seconds", warning: seconds / 3, critical: seconds },
        { filter, ...HIGHEST },
    );
}

/** The disk grows by itself, up to its limit. */
export function databaseDisk(filter: string): MeasuredLadder<Signal> {
    return measuredLadder(
        "database-disk",
        "Share of the database's disk in use",
        { unit: "ratio", warning: 0.8, critical: 0.9, duration: Duration.minutes(10) },
        { filter, ...HIGHEST },
    );
}

/** A count: one failure is above both steps, because every failed backup is critical. */
export function backupFailures(logged: Logged): MeasuredLadder<Signal> {
    return measuredLadder(
        BACKUP_FAILURES.name,
        "Automatic backups that failed, in a minute",
        { unit: "count", warning: 0, critical: 0.5, ...AT_ONCE },
        { filter: failedBackups(logged), ...EVENTS },
    );
}

/** A value that goes up and down, for each of the two instances. */
export function instanceChart(title: string, filter: string): Chart {
    return gaugeChart(title, filter, ["resource.label.database_id"]);
}
