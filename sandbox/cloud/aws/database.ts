/** RDS instance, with promotion of a read replica. */
import { flag, number, text, unset } from "../bag.ts";
import type { Draft, Existing, Family, Promotion } from "../kind.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { databaseRefusals } from "./database-refusals.ts";
import { sourceOf } from "./database-source.ts";
import { arn, common, hostPart, KNOWN, managedKey, regionOf, upper } from "./draw.ts";
import { lookUp } from "./references.ts";
import { DATABASE, DATABASE_SUBNETS, VPC } from "./tokens.ts";

const resourceId = (draft: Draft): string => `db-${upper(draft, 26, "db")}`;

/** Hosted zones of RDS by region, from public listings that agree. */
const hostedZones: Readonly<Record<string, string>> = {
    "eu-central-1": "Z1RLNUO7B9Q6NB",
    "eu-west-1": "Z29XKXDKYMONMX",
    "eu-west-2": "Z1TTGA775OQIYO",
    "us-east-1": "Z2R2ITUGPM61AM",
    "us-east-2": "Z2XHWR1WZ565X2",
    "us-west-2": "Z1PVIF0B656C1W",
};

const copied = [
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

/** What it does not say itself, a replica takes from its source, and a database that exists keeps. */
function inherited(draft: Draft): Bag {
    const before = draft.revision > 1 ? draft.cloud.find(DATABASE, draft.id) : undefined;
    const from = (before ?? sourceOf(draft))?.outputs;
    return Object.fromEntries(copied.flatMap((name) => (from?.[name] === undefined ? [] : [[name, from[name]]])));
}

function versionOf(engine: string): string {
    if (engine.includes("postgres")) return "16.4";
    return engine === "mariadb" ? "10.11.9" : "8.0.39";
}

function groupFamily(engine: string, version: string): string {
    const [major = "", minor = ""] = version.split(".");
    return engine.includes("postgres") ? `${engine}${major}` : `${engine}${major}.${minor}`;
}

function optionGroup(engine: string, version: string): string {
    const [major = "", minor = ""] = version.split(".");
    return engine.includes("postgres") ? `default:${engine}-${major}` : `default:${engine}-${major}-${minor}`;
}

/** The database's own security groups, else the default one of the VPC that its subnets belong to. */
function defaultGroups(draft: Draft): readonly string[] {
    const subnets = lookUp(draft, DATABASE_SUBNETS, text(draft.inputs, "dbSubnetGroupName"));
    const vpc = lookUp(draft, VPC, text(subnets?.outputs, "vpcId"));
    const group = text(vpc?.outputs, "defaultSecurityGroupId");
    return group === undefined ? [] : [group];
}

function userSecrets(draft: Draft): readonly Bag[] {
    if (flag(draft.inputs, "manageMasterUserPassword") !== true) return [];
    const secret = `secret:rds!db-${draft.uuid("user secret")}-${draft.token("alnum", 6, "user secret")}`;
    return [
        {
            kmsKeyId: text(draft.inputs, "masterUserSecretKmsKeyId") ?? managedKey(draft, "aws/secretsmanager"),
            secretArn: arn(draft, "secretsmanager", secret),
            secretStatus: "active",
        },
    ];
}

function filledIn(draft: Draft, taken: Bag): Bag {
    const { inputs } = draft;
    const engine = text(taken, "engine") ?? "";
    const version = text(taken, "engineVersion") ?? versionOf(engine);
    const storageType = text(taken, "storageType") ?? (number(inputs, "iops") === undefined ? "gp2" : "io1");
    const insights = flag(inputs, "performanceInsightsEnabled") === true;
    return {
        allocatedStorage: 20,
        ...taken,
        availabilityZone: `${regionOf(draft)}a`,
        backupRetentionPeriod: 0,
        backupTarget: "region",
        backupWindow: "07:00-07:30",
        caCertIdentifier: "rds-ca-rsa2048-g1",
        characterSetName: "",
        databaseInsightsMode: "standard",
        dbName: text(taken, "dbName") ?? "",
        dbSubnetGroupName: "default",
        domainFqdn: "",
        engineLifecycleSupport: "open-source-rds-extended-support",
        engineVersion: version,
        identifier: draft.name,
        iops: storageType === "gp3" ? 3000 : 0,
        kmsKeyId: text(taken, "kmsKeyId") ?? (flag(inputs, "storageEncrypted") ? managedKey(draft, "aws/rds") : ""),
        licenseModel: engine === "postgres" ? "postgresql-license" : "general-public-license",
        maintenanceWindow: "sun:05:00-sun:05:30",
        monitoringRoleArn: "",
        multiAz: false,
        ncharCharacterSetName: "",
        networkType: "IPV4",
        optionGroupName: optionGroup(engine, version),
        parameterGroupName: text(taken, "parameterGroupName") ?? `default.${groupFamily(engine, version)}`,
        performanceInsightsKmsKeyId: insights ? managedKey(draft, "aws/rds") : "",
        performanceInsightsRetentionPeriod: insights ? 7 : 0,
        port: portOf(taken),
        replicaMode: "",
        storageThroughput: storageType === "gp3" ? 125 : 0,
        storageType,
        timezone: "",
        vpcSecurityGroupIds: defaultGroups(draft),
    };
}

const portOf = (taken: Bag): number =>
    number(taken, "port") ?? (text(taken, "engine")?.includes("postgres") ? 5432 : 3306);

function outputs(draft: Draft): Bag {
    const taken = { ...inherited(draft), ...draft.inputs };
    const region = regionOf(draft);
    const address = `${draft.name}.c${hostPart(draft, 11, "rds")}.${region}.rds.amazonaws.com`;
    const settled = unset(draft.inputs, filledIn(draft, taken));
    return {
        ...settled,
        ...common(draft),
        resourceId: resourceId(draft),
        arn: arn(draft, "rds", `db:${draft.name}`),
        address,
        endpoint: `${address}:${portOf(taken)}`,
        engineVersionActual: text(taken, "engineVersion") ?? text(settled, "engineVersion") ?? "",
        hostedZoneId: hostedZones[region] ?? `Z${hostPart(draft, 13, "rds zone").toUpperCase()}`,
        latestRestorableTime:
            (number(draft.inputs, "backupRetentionPeriod") ?? 0) === 0 ? "0001-01-01T00:00:00Z" : draft.time("created"),
        listenerEndpoints: [],
        masterUserSecrets: userSecrets(draft),
        replicas: [],
        status: "available",
        upgradeRolloutOrder: "second",
    };
}

/** A read replica becomes a database of its own under the same name and ARN; it keeps its own settings. */
function promote(resource: Existing): Promotion {
    const { outputs: now } = resource;
    const refuse = (property: string, problem: string, got: string): Promotion => ({
        refusals: [{ property, problem, got }],
        changes: [],
    });
    if (text(now, "replicateSourceDb") === undefined) {
        return refuse("replicateSourceDb", "must name a source, only a read replica can be promoted", "nothing");
    }
    if (text(now, "status") !== "available") {
        return refuse("status", "must be available for it to be promoted", printable(now.status));
    }
    return { changes: [{ resource, set: { replicateSourceDb: undefined } }] };
}

export const databases: Family = {
    [DATABASE]: {
        id: resourceId,
        knownAtPreview: KNOWN,
        outputs,
        refusals: databaseRefusals,
        refusalsOnDelete: ({ outputs: now }) =>
            now.skipFinalSnapshot === true || typeof now.finalSnapshotIdentifier === "string"
                ? []
                : [
                      {
                          property: "skipFinalSnapshot",
                          problem: "must be true, or finalSnapshotIdentifier set, before it can be deleted",
                          got: "false",
                          remedy: "change it in one update, then delete in the next",
                      },
                  ],
        promote,
    },
};
