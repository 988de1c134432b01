/** RDS instance, with promotion of a read replica. */
import { flag, number, text, unset } from "../bag.ts";
import type { Draft, Existing, Refusal, ResourceKind } from "../kind.ts";
import type { Bag } from "../values.ts";
import { arn, common, KNOWN, regionOf, upper } from "./draw.ts";

const type = "aws:rds/instance:Instance";

export const database: ResourceKind = {
    id: (draft) => `db-${upper(draft, 26, "db")}`,
    knownAtPreview: KNOWN,
    outputs: (draft) => {
        const filled = { ...inherited(draft), ...draft.inputs };
        const engine = text(filled, "engine") ?? "";
        const port = number(filled, "port") ?? (engine.includes("postgres") ? 5432 : 3306);
        const version = text(filled, "engineVersion") ?? (engine.includes("postgres") ? "16.4" : "8.0.39");
        const family = engine.includes("postgres")
            ? `postgres${version.split(".")[0]}`
            : `${engine}${version.split(".").slice(0, 2).join(".")}`;
        const region = regionOf(draft);
        const address = `${draft.name}.c${draft.token("alnum", 11, "host")}.${region}.rds.amazonaws.com`;
        const retention = number(filled, "backupRetentionPeriod") ?? 0;
        return {
            ...unset(draft.inputs, {
                allocatedStorage: 20,
                ...inherited(draft),
                availabilityZone: `${region}a`,
                backupRetentionPeriod: 0,
                backupTarget: "region",
                backupWindow: "07:00-07:30",
                caCertIdentifier: "rds-ca-rsa2048-g1",
                dbSubnetGroupName: "default",
                engineLifecycleSupport: "open-source-rds-extended-support",
                engineVersion: version,
                identifier: draft.name,
                kmsKeyId: flag(draft.inputs, "storageEncrypted") ? arn(draft, "kms", `key/${draft.uuid("kms")}`) : "",
                licenseModel: engine === "postgres" ? "postgresql-license" : "general-public-license",
                maintenanceWindow: "sun:05:00-sun:05:30",
                multiAz: false,
                networkType: "IPV4",
                parameterGroupName: `default.${family}`,
                port,
                storageType: "gp2",
            }),
            ...common(draft),
            resourceId: draft.id,
            arn: arn(draft, "rds", `db:${draft.name}`),
            address,
            endpoint: `${address}:${port}`,
            engineVersionActual: version,
            hostedZoneId: `Z${upper(draft, 13, "rds zone")}`,
            latestRestorableTime: retention === 0 ? "0001-01-01T00:00:00Z" : draft.time("created"),
            listenerEndpoints: [],
            masterUserSecrets: [],
            replicas: [],
            status: "available",
        };
    },
    refusals: refusalsOf,
    refusalsOnDelete: ({ outputs }) =>
        outputs.skipFinalSnapshot === true || typeof outputs.finalSnapshotIdentifier === "string"
            ? []
            : [
                  {
                      property: "skipFinalSnapshot",
                      problem: "must be true, or finalSnapshotIdentifier set, before it can be deleted",
                      got: "false",
                      remedy: "change it in one update, then delete in the next",
                  },
              ],
    promote: (resource) => {
        if (text(resource.outputs, "replicateSourceDb") === undefined) {
            return {
                refusals: [
                    {
                        property: "replicateSourceDb",
                        problem: "must name a source, only a read replica can be promoted",
                        got: "nothing",
                    },
                ],
                changes: [],
            };
        }
        return { changes: [{ resource, set: { replicateSourceDb: undefined } }] };
    },
};

/** A replica takes from its source what it does not say itself. */
function inherited(draft: Draft): Bag {
    const source = sourceOf(draft)?.outputs;
    const names = [
        "allocatedStorage",
        "dbName",
        "engine",
        "engineVersion",
        "storageType",
        "kmsKeyId",
        "parameterGroupName",
        "port",
        "username",
    ];
    return Object.fromEntries(names.flatMap((name) => (source?.[name] === undefined ? [] : [[name, source[name]]])));
}

const sourceOf = (draft: Draft): Existing | undefined => draft.cloud.find(type, draft.inputs.replicateSourceDb);

function refusalsOf(draft: Draft): readonly Refusal[] {
    const source = text(draft.inputs, "replicateSourceDb");
    if (source !== undefined && sourceOf(draft) === undefined) {
        return [
            {
                property: "replicateSourceDb",
                problem: "must be the ARN or identifier of a database",
                got: JSON.stringify(source),
                remedy: "create the source first",
            },
        ];
    }
    const now = draft.revision > 1 ? draft.cloud.find(type, draft.id)?.inputs : undefined;
    if (now && source !== undefined && now.replicateSourceDb !== source) {
        return [
            {
                property: "replicateSourceDb",
                problem: "cannot be given to a database that exists",
                got: JSON.stringify(source),
                remedy: "remove it, or replace the database",
            },
        ];
    }
    const origins = ["replicateSourceDb", "snapshotIdentifier", "s3Import", "restoreToPointInTime"];
    if (draft.revision > 1 || origins.some((key) => draft.inputs[key] !== undefined)) return [];
    return ["allocatedStorage", "engine", "username"]
        .filter((property) => draft.inputs[property] === undefined)
        .map((property) => ({
            property,
            problem: "is required for a database that is not a copy",
            remedy: `set ${property}`,
        }));
}
