import type { Break } from "../break.ts";
import type { Json } from "../state.ts";

const PRIMARY = "DatabaseInstance/claim-navigator-database-us-central1";
const REPLICA = "DatabaseInstance/claim-navigator-database-us-east1";
const SMALL = ["us-central1", "us-east1"].map((region) => `DatabaseInstance/hire-me-bahamas-database-${region}`);

/** One property of one instance set to something else. */
function wrong(rule: string, what: string, ref: string, path: string, value: Json | undefined): Break {
    return { rule, what, change: (prod) => prod.at(ref, path, value) };
}

/** Mistakes with Cloud SQL. */
export const breaks: readonly Break[] = [
    wrong("cloud-sql-survives-a-zone", "a database is in one zone", PRIMARY, "settings.availabilityType", "ZONAL"),
    wrong(
        "cloud-sql-survives-a-zone",
        "the replica that would take over is in one zone",
        REPLICA,
        "settings.availabilityType",
        "ZONAL",
    ),
    {
        rule: "cloud-sql-replica-in-failover-region",
        what: "a database has no replica in the other region",
        change: (prod) => prod.without(REPLICA),
    },
    {
        rule: "cloud-sql-machine-has-an-sla",
        what: "a database pair shares its cores with strangers",
        change: (prod) => SMALL.reduce((changed, ref) => changed.at(ref, "settings.tier", "db-g1-small"), prod),
    },
    wrong(
        "cloud-sql-automated-backups",
        "a database is not backed up",
        PRIMARY,
        "settings.backupConfiguration.enabled",
        false,
    ),
    wrong(
        "cloud-sql-point-in-time-recovery",
        "a database cannot be restored to a minute",
        PRIMARY,
        "settings.backupConfiguration.pointInTimeRecoveryEnabled",
        false,
    ),
    wrong(
        "cloud-sql-transaction-log-retained",
        "the transaction log is kept a day",
        PRIMARY,
        "settings.backupConfiguration.transactionLogRetentionDays",
        1,
    ),
    wrong(
        "cloud-sql-backups-retained-as-declared",
        "fewer backups are kept than the system promises",
        PRIMARY,
        "settings.backupConfiguration.backupRetentionSettings.retainedBackups",
        29,
    ),
    wrong(
        "cloud-sql-backups-outside-its-region",
        "backups lie beside the database",
        PRIMARY,
        "settings.backupConfiguration.location",
        "us-central1",
    ),
    wrong(
        "cloud-sql-final-backup",
        "a deleted database leaves no last backup",
        PRIMARY,
        "settings.finalBackupConfig.enabled",
        false,
    ),
    wrong(
        "cloud-sql-backups-outlive-the-instance",
        "a deleted database takes its backups with it",
        PRIMARY,
        "settings.retainBackupsOnDelete",
        false,
    ),
    wrong(
        "cloud-sql-deletion-protected-in-the-cloud",
        "a database can be deleted in the console",
        REPLICA,
        "settings.deletionProtectionEnabled",
        false,
    ),
    {
        rule: "cloud-sql-database-kept",
        what: "an update may drop a database",
        change: (prod) => prod.options("Database/claim-navigator-database-database-claims", { protect: false }),
    },
    wrong("cloud-sql-always-on", "a replica is stopped", REPLICA, "settings.activationPolicy", "NEVER"),
    wrong("cloud-sql-replica-as-large", "a replica is smaller", REPLICA, "settings.tier", "db-perf-optimized-N-2"),
    wrong("cloud-sql-replica-as-large", "a replica's disk stops sooner", REPLICA, "settings.diskAutoresizeLimit", 500),
    wrong(
        "cloud-sql-replica-same-edition",
        "a replica has the lesser edition",
        REPLICA,
        "settings.edition",
        "ENTERPRISE",
    ),
    wrong("cloud-sql-replica-same-flags", "a replica writes no audit log", REPLICA, "settings.databaseFlags", [
        { name: "cloudsql.iam_authentication", value: "on" },
    ]),
    wrong("cloud-sql-replica-same-pool", "a replica has no pool", REPLICA, "settings.connectionPoolConfigs", []),
    wrong(
        "cloud-sql-replica-accepts-the-same-clients",
        "a replica wants client certificates",
        REPLICA,
        "settings.ipConfiguration.sslMode",
        "TRUSTED_CLIENT_CERTIFICATE_REQUIRED",
    ),
    {
        rule: "cloud-sql-connections-encrypted",
        what: "a pair lets in connections without TLS",
        change: (prod) =>
            [PRIMARY, REPLICA].reduce(
                (changed, ref) => changed.at(ref, "settings.ipConfiguration.sslMode", undefined),
                prod,
            ),
    },
    wrong(
        "cloud-sql-private-address-only",
        "a database has a public address",
        PRIMARY,
        "settings.ipConfiguration.ipv4Enabled",
        true,
    ),
    wrong(
        "cloud-sql-users-log-in-by-iam",
        "a user has a password",
        "User/claim-navigator-users-v1-us-central1",
        "type",
        "BUILT_IN",
    ),
    {
        rule: "cloud-sql-iam-login-enabled",
        what: "a pair refuses logins by IAM",
        change: (prod) =>
            [PRIMARY, REPLICA].reduce((changed, ref) => changed.at(ref, "settings.databaseFlags", []), prod),
    },
    wrong("cloud-sql-disk-grows", "a disk does not grow", PRIMARY, "settings.diskAutoresize", false),
    wrong(
        "cloud-sql-maintenance-window",
        "a database is maintained at any hour",
        PRIMARY,
        "settings.maintenanceWindow",
        undefined,
    ),
    wrong(
        "cloud-sql-query-insights",
        "nobody sees a database's queries",
        PRIMARY,
        "settings.insightsConfig.queryInsightsEnabled",
        false,
    ),
    wrong(
        "stateful-resource-deletion-protected",
        "the provider may delete a database",
        PRIMARY,
        "deletionProtection",
        false,
    ),
];
