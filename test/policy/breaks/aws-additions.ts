import type { Break } from "../break.ts";
import type { ExportedState } from "../exported-state.ts";

const LIKE = "Instance/erato-database-1-us-east-1";
const TABLE = "Table/orders";

/** Mistakes with what a fork might add: a table, a file system, a trail. */
export const breaks: readonly Break[] = [
    {
        rule: "dynamodb-point-in-time-recovery",
        what: "a table cannot be restored to any second",
        addition: withTable,
        change: (prod) => prod.at(TABLE, "pointInTimeRecovery", undefined),
    },
    {
        rule: "dynamodb-deletion-protected",
        what: "AWS would delete a table",
        addition: withTable,
        change: (prod) => prod.at(TABLE, "deletionProtectionEnabled", false),
    },
    {
        rule: "dynamodb-in-both-regions",
        what: "a table is in one region",
        addition: withTable,
        change: (prod) => prod.at(TABLE, "replicas", []),
    },
    {
        rule: "dynamodb-capacity-follows-load",
        what: "a table's capacity is a number",
        addition: withTable,
        change: (prod) => prod.at(TABLE, "billingMode", "PROVISIONED"),
    },
    {
        rule: "efs-in-several-zones",
        what: "a file system is in one zone",
        addition: (prod) =>
            restored(prod, "EFS")
                .plus({
                    type: "aws:efs/fileSystem:FileSystem",
                    name: "files",
                    like: LIKE,
                    outputs: { encrypted: true, tagsAll: { backup: "erato" } },
                })
                .options("FileSystem/files", { protect: true }),
        change: (prod) => prod.at("FileSystem/files", "availabilityZoneName", "us-east-1a"),
    },
    {
        rule: "cloudtrail-hears-every-region",
        what: "a trail hears one region",
        addition: withTrail,
        change: (prod) => prod.at("Trail/audit", "isMultiRegionTrail", false),
    },
    {
        rule: "cloudtrail-bucket-locked",
        what: "a trail's files may be deleted after a year",
        addition: withTrail,
        change: (prod) => prod.at("BucketObjectLockConfiguration/audit-lock", "rule.defaultRetention.days", 365),
    },
];

function withTable(prod: ExportedState): ExportedState {
    return restored(prod, "DynamoDB")
        .plus({
            type: "aws:dynamodb/table:Table",
            name: "orders",
            like: LIKE,
            outputs: {
                name: "orders",
                billingMode: "PAY_PER_REQUEST",
                pointInTimeRecovery: { enabled: true },
                deletionProtectionEnabled: true,
                replicas: [{ regionName: "us-west-2" }],
                tagsAll: { backup: "erato" },
            },
        })
        .options(TABLE, { protect: true });
}

function withTrail(prod: ExportedState): ExportedState {
    return prod
        .plus({
            type: "aws:cloudtrail/trail:Trail",
            name: "audit",
            like: LIKE,
            outputs: { s3BucketName: "audit-bucket-id", isMultiRegionTrail: true, enableLogFileValidation: true },
        })
        .plus({
            type: "aws:s3/bucket:Bucket",
            name: "audit-bucket",
            like: LIKE,
            outputs: { objectLockEnabled: true },
        })
        .plus({
            type: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
            name: "audit-lock",
            like: LIKE,
            outputs: { bucket: "audit-bucket-id", rule: { defaultRetention: { mode: "COMPLIANCE", days: 1095 } } },
        })
        .options("Bucket/audit-bucket", { protect: true });
}

/** Its restores are tested as those of databases are. */
function restored(prod: ExportedState, protectedResourceType: string): ExportedState {
    return prod.plus({
        type: "aws:backup/restoreTestingSelection:RestoreTestingSelection",
        name: `restores-${protectedResourceType}`,
        like: "RestoreTestingSelection/erato-restores-rds",
        outputs: { restoreTestingPlanName: "erato_restores", protectedResourceType },
    });
}
