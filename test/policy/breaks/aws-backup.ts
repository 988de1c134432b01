import type { Break } from "../break.ts";

const PLAN = "Plan/erato-us-east-1-backups-daily";
const SELECTION = "Selection/erato-us-east-1-backups-tagged";
const LOCK = "VaultLockConfiguration/erato-us-west-2-vault-lock";
const FILES = "erato-configuration-us-east-1";

/** Mistakes with backups, vaults and buckets on AWS. */
export const breaks: readonly Break[] = [
    {
        rule: "backup-plan-runs-daily",
        what: "backups are made on Sundays only",
        change: (prod) => prod.at(PLAN, "rules[0].schedule", "cron(0 5 ? * SUN *)"),
    },
    {
        rule: "backup-plan-keeps-as-declared",
        what: "backups are kept for a week",
        change: (prod) => prod.at(PLAN, "rules[0].lifecycle.deleteAfter", 7),
    },
    {
        rule: "backup-plan-copies-abroad",
        what: "backups stay in their region",
        change: (prod) => prod.at(PLAN, "rules[0].copyActions", []),
    },
    {
        rule: "backup-vault-locked",
        what: "a vault's backups may be deleted",
        change: (prod) => prod.without(LOCK),
    },
    {
        rule: "backup-vault-lock-admits-its-backups",
        what: "a vault refuses what the plans keep",
        change: (prod) => prod.at(LOCK, "maxRetentionDays", 30),
    },
    {
        rule: "backup-selection-selects-something",
        what: "the tag of a selection is misspelt",
        change: (prod) => prod.at(SELECTION, "selectionTags[0].value", "erat"),
        also: ["aws-data-in-a-backup-plan"],
    },
    {
        rule: "aws-data-in-a-backup-plan",
        what: "a database loses the tag that backups go by",
        change: (prod) => prod.at("Instance/erato-database-1-us-east-1", "tagsAll.backup", undefined),
    },
    {
        rule: "backup-restores-are-tested",
        what: "restores of databases are no longer tested",
        change: (prod) => prod.without("RestoreTestingSelection/erato-restores-rds"),
    },
    {
        rule: "backup-failures-are-heard",
        what: "nobody hears of failed copies",
        change: (prod) => prod.at("EventRule/erato-us-west-2-vault-copy-job-failed", "state", "DISABLED"),
    },
    {
        rule: "s3-bucket-versioned",
        what: "a bucket stops keeping old versions",
        change: (prod) => prod.at(`BucketVersioning/${FILES}-versions`, "versioningConfiguration.status", "Suspended"),
    },
    {
        rule: "s3-old-versions-can-be-fetched-back",
        what: "old versions go after a day",
        change: (prod) =>
            prod.at(
                `BucketLifecycleConfiguration/${FILES}-expiry`,
                "rules[0].noncurrentVersionExpiration.noncurrentDays",
                1,
            ),
    },
    {
        rule: "s3-bucket-replicated-abroad",
        what: "a bucket's copies are switched off",
        change: (prod) => prod.at(`BucketReplicationConfig/${FILES}-copies`, "rules[0].status", "Disabled"),
    },
    {
        rule: "s3-bucket-refuses-public-access",
        what: "a policy may make a bucket public",
        change: (prod) => prod.at(`BucketPublicAccessBlock/${FILES}-private`, "blockPublicPolicy", false),
    },
    {
        rule: "aws-storage-not-emptied-by-a-destroy",
        what: "a destroy empties a vault",
        change: (prod) => prod.at("Vault/erato-us-east-1-vault-vault", "forceDestroy", true),
    },
];
