import type { Problem } from "../core/argument-error.ts";
import type { BackupPlan } from "../core/backup-plan.ts";
import { Duration } from "../core/duration.ts";

export type PostgresEdition = "ENTERPRISE" | "ENTERPRISE_PLUS";

/** What both instances of a pair have in common, so that either can take the other's place. */
export interface PostgresShape {
    /** Such as `POSTGRES_17`. */
    readonly version: string;
    /** Said always: PostgreSQL 16 and later would otherwise be the dearer `ENTERPRISE_PLUS`. */
    readonly edition: PostgresEdition;
    /** Machine type: `db-custom-<cpus>-<megabytes>` in Enterprise, `db-perf-optimized-N-<cpus>` in Enterprise Plus. */
    readonly tier: string;
    /** The disk starts at `initial` and grows by itself up to `limit`; it never shrinks. */
    readonly diskGb: { readonly initial: number; readonly limit: number };
    /** How long daily backups are kept, and how far back any moment can be restored. */
    readonly backup: Extract<BackupPlan, { kind: "backed-up" }>;
    /** Flags of the managed pool in front of the database, such as `max_pool_size`. Default: no pool. */
    readonly pool?: Readonly<Record<string, string>> | undefined;
    /** Database flags besides IAM authentication. Default: none. */
    readonly flags?: Readonly<Record<string, string>> | undefined;
}

/** Ports of the server and of the managed pool (https://cloud.google.com/sql/docs/postgres/managed-connection-pooling, 2026-11-22). */
export const PORTS = { server: 5432, pool: 6432 } as const;

/** Automated backups that an instance keeps at most (https://cloud.google.com/sql/docs/postgres/backup-recovery/backups, 2026-11-22). */
const MOST_BACKUPS = 365;
/** Days of transaction log by edition (https://cloud.google.com/sql/docs/postgres/backup-recovery/pitr, 2026-11-22). */
const LONGEST_LOG: Readonly<Record<PostgresEdition, Duration>> = {
    ENTERPRISE: Duration.days(7),
    ENTERPRISE_PLUS: Duration.days(35),
};

/** What stops the shape from surviving a zone, an edition's limits or a restore. Empty when nothing does. */
export function postgresShapeProblems({ edition, tier, diskGb, backup, pool }: PostgresShape): Problem[] {
    const problems: Problem[] = [];
    const isPlusTier = tier.startsWith("db-perf-optimized") || tier.startsWith("db-c4a");
    if (isPlusTier !== (edition === "ENTERPRISE_PLUS")) {
        problems.push({ path: "tier", reason: `must be a machine type of edition ${edition}, got ${tier}` });
    }
    if (diskGb.initial < 10 || diskGb.limit < diskGb.initial) {
        problems.push({
            path: "diskGb",
            reason: `must start at 10 or more and have a limit that is not below the start, got ${diskGb.initial} up to ${diskGb.limit}`,
        });
    }
    if (pool && edition !== "ENTERPRISE_PLUS") {
        problems.push({
            path: "pool",
            reason: `must be left out in edition ${edition}, which has no managed pool: pool beside the application`,
        });
    }
    return [...problems, ...backupProblems(backup, LONGEST_LOG[edition])];
}

function backupProblems(backup: PostgresShape["backup"], longestLog: Duration): Problem[] {
    const problems: Problem[] = [];
    const { every, keep, pointInTime, locked } = backup;
    if (every.days !== 1)
        problems.push({ path: "backup.every", reason: `must be 1 d: backups are daily, got ${every}` });
    if (!Number.isInteger(keep.days) || keep.days < 1 || keep.days > MOST_BACKUPS) {
        problems.push({ path: "backup.keep", reason: `must be whole days from 1 to ${MOST_BACKUPS}, got ${keep}` });
    }
    const log = pointInTime?.days ?? 0;
    if (!Number.isInteger(log) || log < 1 || log > longestLog.days) {
        problems.push({
            path: "backup.pointInTime",
            reason: `must be whole days from 1 to ${longestLog.days} in this edition, because the standby in the other zone needs the transaction log, got ${pointInTime ?? "nothing"}`,
        });
    }
    if (locked)
        problems.push({
            path: "backup.locked",
            reason: "must be false: Cloud SQL cannot lock automated backups, got true",
        });
    return problems;
}

/** Settings that both instances have, so that clients and load find the same after a failover. */
export function commonSettings({ edition, tier, diskGb, pool, flags }: PostgresShape) {
    return {
        edition,
        tier,
        availabilityType: "REGIONAL",
        diskType: "PD_SSD",
        diskAutoresize: true,
        diskAutoresizeLimit: diskGb.limit,
        databaseFlags: named({ ...flags, "cloudsql.iam_authentication": "on" }),
        insightsConfig: { queryInsightsEnabled: true, recordApplicationTags: true, recordClientAddress: false },
        ...(pool && { connectionPoolConfigs: [{ connectionPoolingEnabled: true, flags: named(pool) }] }),
    };
}

/**
 * Settings that only the instance that takes writes may have. `location` is where backups go: the other region, so that
 * losing the writer's region leaves them. The transaction log stays in the writer's region and is lost with it.
 */
export function writerSettings({ backup, diskGb }: PostgresShape, location: string) {
    return {
        diskSize: diskGb.initial,
        backupConfiguration: {
            enabled: true,
            location,
            startTime: "07:00",
            pointInTimeRecoveryEnabled: true,
            transactionLogRetentionDays: backup.pointInTime?.days ?? 0,
            backupRetentionSettings: { retainedBackups: backup.keep.days, retentionUnit: "COUNT" },
        },
        retainBackupsOnDelete: true,
        finalBackupConfig: { enabled: true, retentionDays: backup.keep.days },
        // Sunday, 08:00 UTC: night in both regions, after the daily backup.
        maintenanceWindow: { day: 7, hour: 8, updateTrack: "stable" },
    };
}

function named(flags: Readonly<Record<string, string>>) {
    return Object.entries(flags)
        .sort(([one], [other]) => one.localeCompare(other))
        .map(([name, value]) => ({ name, value }));
}
