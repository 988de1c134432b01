import type { Break } from "../break.ts";
import type { ExportedState } from "../exported-state.ts";

const FILES = "Bucket/claim-navigator-files-bucket";
const EXPORTS = "Bucket/agent-backend-export-bucket";
const CONFIGURATION = "Bucket/esta-tracker-configuration-bucket";
const EXPORT_JOB = "Job/agent-backend-export-daily";
const IMAGES = "Repository/agent-backend-repository";
const SECRET = "Secret/agent-backend-openai-api-key-secret";
const FIRESTORE = "Database/esta-tracker-store-database";
const NONCURRENT = "lifecycleRules[0].condition.daysSinceNoncurrentTime";

const KEY_RING = "gcp:kms/keyRing:KeyRing";
const withKeys = (prod: ExportedState) =>
    prod
        .plus({ type: KEY_RING, name: "files", like: FILES, outputs: { location: "us" } })
        .plus({
            type: "gcp:kms/cryptoKey:CryptoKey",
            name: "files",
            like: FILES,
            outputs: { keyRing: "files-id", rotationPeriod: "7776000s", destroyScheduledDuration: "2592000s" },
        })
        .options("CryptoKey/files", { protect: true });

/** Mistakes with what is kept on Google Cloud besides SQL: files, documents, images, secrets, keys, audit logs. */
export const breaks: readonly Break[] = [
    {
        rule: "firestore-in-multi-region",
        what: "the document database lies in one region",
        change: (prod) => prod.at(FIRESTORE, "locationId", "us-central1"),
    },
    {
        rule: "firestore-point-in-time-recovery",
        what: "the document database cannot be read as it was",
        change: (prod) => prod.at(FIRESTORE, "pointInTimeRecoveryEnablement", "POINT_IN_TIME_RECOVERY_DISABLED"),
    },
    {
        rule: "firestore-daily-backup-retained",
        what: "backups of the document database are kept a week",
        change: (prod) => prod.at("BackupSchedule/esta-tracker-store-daily-backup", "retention", "604800s"),
    },
    {
        rule: "firestore-daily-backup-retained",
        what: "nothing backs the document database up",
        change: (prod) => prod.without("BackupSchedule/esta-tracker-store-daily-backup"),
    },
    {
        rule: "stateful-resource-deletion-protected",
        what: "the document database may be deleted",
        change: (prod) => prod.at(FIRESTORE, "deleteProtectionState", "DELETE_PROTECTION_DISABLED"),
    },
    {
        rule: "stateful-resource-deletion-protected",
        what: "a secret may be deleted",
        change: (prod) => prod.at(SECRET, "deletionProtection", undefined),
    },
    {
        rule: "storage-bucket-outlives-a-region",
        what: "files are not in the failover region",
        change: (prod) => prod.at(FILES, "customPlacementConfig.dataLocations", ["US-CENTRAL1", "US-WEST1"]),
    },
    {
        rule: "storage-bucket-replicates-within-recovery-point",
        what: "new files take half a day to the other region",
        change: (prod) => prod.at(FILES, "rpo", "DEFAULT"),
    },
    {
        rule: "storage-bucket-versioned",
        what: "files can be overwritten for good",
        change: (prod) => prod.at(FILES, "versioning.enabled", false),
    },
    {
        rule: "storage-bucket-old-versions-kept",
        what: "overwritten files are gone after a day",
        change: (prod) => prod.at(FILES, NONCURRENT, 1),
    },
    {
        rule: "storage-bucket-soft-delete",
        what: "deleted files cannot be had back",
        change: (prod) => prod.at(FILES, "softDeletePolicy.retentionDurationSeconds", 0),
    },
    {
        rule: "storage-bucket-access-by-iam-alone",
        what: "a file can be opened to others by itself",
        change: (prod) => prod.at(FILES, "uniformBucketLevelAccess", false),
    },
    {
        rule: "storage-bucket-never-public",
        what: "exports of a database could be made public",
        change: (prod) => prod.at(EXPORTS, "publicAccessPrevention", "inherited"),
    },
    {
        rule: "configuration-backup-retained",
        what: "configuration backups are deleted after a month",
        change: (prod) => prod.at(CONFIGURATION, "lifecycleRules[0].condition.age", 30),
    },
    {
        rule: "database-export-kept-as-declared",
        what: "exports are deleted sooner than promised",
        change: (prod) => prod.at(EXPORTS, NONCURRENT, 30),
    },
    {
        rule: "database-export-kept-as-declared",
        what: "exports lie in the region of the database",
        change: (prod) => prod.at(EXPORTS, "location", "us-central1"),
        also: ["storage-bucket-outlives-a-region"],
    },
    {
        rule: "database-export-scheduled",
        what: "nothing makes the exports",
        change: (prod) => prod.without(EXPORT_JOB),
    },
    {
        rule: "scheduled-job-tries-again",
        what: "an export that fails is not tried again",
        change: (prod) => prod.at(EXPORT_JOB, "retryConfig.retryCount", 0),
    },
    { rule: "scheduled-job-runs", what: "exports are paused", change: (prod) => prod.at(EXPORT_JOB, "paused", true) },
    {
        rule: "scheduled-job-knows-no-summer-time",
        what: "exports run by a clock with summer time",
        change: (prod) => prod.at(EXPORT_JOB, "timeZone", "America/New_York"),
    },
    {
        rule: "image-registry-outlives-a-region",
        what: "images are in one region",
        change: (prod) => prod.at(IMAGES, "location", "us-central1"),
    },
    {
        rule: "image-tags-cannot-be-moved",
        what: "tags of images can be moved",
        change: (prod) => prod.at(IMAGES, "dockerConfig", undefined),
    },
    {
        rule: "image-cleanup-keeps-recent-images",
        what: "images are deleted by their age alone",
        change: (prod) =>
            prod.at(IMAGES, "cleanupPolicies", [
                { id: "old", action: "DELETE", condition: { olderThan: "7776000s", tagState: "ANY" } },
            ]),
    },
    {
        rule: "secrets-in-both-regions",
        what: "a secret is in one region",
        change: (prod) => prod.at(SECRET, "replication.userManaged.replicas", [{ location: "us-central1" }]),
    },
    {
        rule: "secret-never-expires",
        what: "a secret deletes itself",
        change: (prod) => prod.at(SECRET, "ttl", "31536000s"),
    },
    {
        rule: "secret-versions-destroyed-late",
        what: "a secret's versions are destroyed at once",
        change: (prod) => prod.at(SECRET, "versionDestroyTtl", undefined),
    },
    {
        rule: "audit-log-retained-and-locked",
        what: "audit logs are kept a year less than promised",
        change: (prod) => prod.at("ProjectBucketConfig/esta-tracker-audit-bucket", "retentionDays", 730),
    },
    {
        rule: "audit-log-sink-takes-everything",
        what: "audit logs are sent nowhere",
        change: (prod) => prod.at("ProjectSink/esta-tracker-audit-sink", "disabled", true),
    },
    {
        rule: "audit-log-sink-takes-everything",
        what: "reads are left out of the audit log",
        change: (prod) =>
            prod.at("ProjectSink/esta-tracker-audit-sink", "filter", 'log_id("cloudaudit.googleapis.com/activity")'),
    },
    {
        rule: "crypto-key-rotates",
        what: "a key is never renewed",
        addition: withKeys,
        change: (prod) => prod.at("CryptoKey/files", "rotationPeriod", undefined),
    },
    {
        rule: "crypto-key-kept",
        what: "an update may destroy a key",
        addition: withKeys,
        change: (prod) => prod.options("CryptoKey/files", { protect: false }),
    },
    {
        rule: "crypto-key-ring-outlives-a-region",
        what: "keys are in one region",
        addition: withKeys,
        change: (prod) => prod.at("KeyRing/files", "location", "us-central1"),
    },
];
