/** Cloud SQL instances, databases and users. */
import { bag, bags, filled, filledAt, flag, number, text, unset } from "../bag.ts";
import type { CloudView, Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { refers } from "./checks.ts";
import { settingsRefusals } from "./cloud-sql-limits.ts";
import { bareName, edition, engine, instanceNamed, replicasOf, SQL_INSTANCE } from "./cloud-sql-names.ts";
import { clusterOutputs, promote, replacements, replicationRefusals, roleOutputs } from "./cloud-sql-replication.ts";
import { before, lastSegment, PROJECT_NUMBER, projectOf, regionOf } from "./names.ts";
import { base64, instant, KNOWN } from "./stamps.ts";

const API = "https://sqladmin.googleapis.com/sql/v1beta4/";

function settings(draft: Draft): Bag {
    const own = bag(draft.inputs, "settings");
    if (own === undefined) return {};
    return {
        settings: {
            ...own,
            ...unset(own, {
                diskType: "PD_SSD",
                connectorEnforcement: "NOT_REQUIRED",
                dataApiAccess: "DISALLOW_DATA_API",
                dataDiskProvisionedIops: 0,
                dataDiskProvisionedThroughput: 0,
                replicationLagMaxSeconds: 0,
                userLabels: {},
                dataCacheConfig: { dataCacheEnabled: false },
                readPoolAutoScaleConfig: { enabled: false },
                connectionPoolConfigs: [],
            }),
            ...filledAt(own, "insightsConfig", { queryPlansPerMinute: 5, queryStringLength: 1024 }),
            backupConfiguration: backups(draft),
            ipConfiguration: addressing(draft),
            locationPreference: filled(bag(own, "locationPreference"), {
                zone: `${regionOf(draft)}-${"abc".charAt(Number(draft.token("digits", 2, "zone")) % 3)}`,
                secondaryZone: "",
                followGaeApplication: "",
            }),
            diskSize: diskSize(draft),
            edition: edition(draft),
            effectiveAvailabilityType: text(own, "availabilityType") ?? "ZONAL",
            version: draft.revision,
        },
    };
}

/** A disk that grows by itself never shrinks, whatever the program says. */
function diskSize(draft: Draft): number {
    const wanted = number(draft.inputs, "settings.diskSize");
    const held = number(before(draft)?.outputs, "settings.diskSize");
    const grows = flag(draft.inputs, "settings.diskAutoresize") ?? true;
    return grows && held !== undefined ? Math.max(held, wanted ?? held) : (wanted ?? held ?? 10);
}

function backups(draft: Draft): Bag {
    const own = bag(draft.inputs, "settings.backupConfiguration");
    const hour = String(2 + 3 * (Number(draft.token("digits", 2, "backup-hour")) % 8)).padStart(2, "0");
    return {
        ...filled(own, {
            enabled: false,
            binaryLogEnabled: false,
            pointInTimeRecoveryEnabled: false,
            location: "",
            startTime: `${hour}:00`,
            transactionLogRetentionDays: edition(draft) === "ENTERPRISE_PLUS" ? 14 : 7,
            backupRetentionSettings: { retainedBackups: 7, retentionUnit: "COUNT" },
        }),
        backupTier: "STANDARD",
    };
}

function addressing(draft: Draft): Bag {
    const own = bag(draft.inputs, "settings.ipConfiguration");
    const network = text(own, "privateNetwork");
    return {
        ...filled(own, {
            ipv4Enabled: true,
            allocatedIpRange: "",
            enablePrivatePathForGoogleCloudServices: false,
            sslMode: "ALLOW_UNENCRYPTED_AND_ENCRYPTED",
            serverCaMode: "GOOGLE_MANAGED_INTERNAL_CA",
            serverCaPool: "",
        }),
        privateNetwork:
            network === undefined ? "" : `projects/${projectOf(draft)}/global/networks/${lastSegment(network)}`,
    };
}

function addresses(draft: Draft): Bag {
    const isPublic = flag(draft.inputs, "settings.ipConfiguration.ipv4Enabled") !== false;
    const isPrivate = text(draft.inputs, "settings.ipConfiguration.privateNetwork") !== undefined;
    const [outside, inside] = [isPublic ? draft.publicAddress() : "", isPrivate ? draft.privateAddress() : ""];
    const entry = (type: string, ipAddress: string): readonly Bag[] =>
        ipAddress === "" ? [] : [{ ipAddress, type, timeToRetire: "" }];
    return {
        ipAddresses: [...entry("PRIMARY", outside), ...entry("PRIVATE", inside)],
        publicIpAddress: outside,
        privateIpAddress: inside,
        firstIpAddress: outside === "" ? inside : outside,
    };
}

function privateServiceConnect(draft: Draft): Bag {
    const isOn = bags(draft.inputs, "settings.ipConfiguration.pscConfigs").some(({ item }) => flag(item, "pscEnabled"));
    if (!isOn) return { dnsName: "", dnsNames: [], pscServiceAttachmentLink: "" };
    const host = `${draft.token("hex", 12, "dns")}.${draft.token("alnum", 13, "dns")}.${regionOf(draft)}.sql.goog.`;
    const attachment = `a-${draft.token("hex", 12, "psc")}-psc-service-attachment-${draft.token("hex", 16, "psc")}`;
    return {
        dnsName: host,
        dnsNames: [{ name: host, connectionType: "PRIVATE_SERVICE_CONNECT", dnsScope: "INSTANCE" }],
        pscServiceAttachmentLink: `projects/q${draft.token("hex", 16, "tenant")}p-tp/regions/${regionOf(draft)}/serviceAttachments/${attachment}`,
    };
}

/** Text in the shape of a certificate; it is no X.509. */
function authority(draft: Draft): Bag {
    const lines = [1, 2, 3].map((line) => base64(draft, 48, `certificate-${line}`));
    return {
        cert: ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n"),
        commonName: `C=US,O=Google\\, Inc,CN=Google Cloud SQL Server CA,dnQualifier=${draft.uuid("authority")}`,
        createTime: instant(draft, "created", 3),
        expirationTime: instant(draft, "created", 3).replace("2026", "2036"),
        sha1Fingerprint: draft.token("hex", 40, "authority"),
    };
}

/** The API's own guard stands beside the provider's `deletionProtection`, and replicas go before their primary. */
function refusalsOnDelete(resource: Existing, cloud: CloudView): readonly Refusal[] {
    const [replica] = replicasOf(cloud, resource.id);
    return [
        ...refuseIf(flag(resource.outputs, "settings.deletionProtectionEnabled") === true, {
            property: "settings.deletionProtectionEnabled",
            problem: "must be false before it can be deleted",
            got: "true",
            remedy: "change it in one update, then delete in the next",
        }),
        ...refuseIf(replica !== undefined, {
            property: "",
            problem: `is the primary of ${printable(replica?.id)}`,
            remedy: "delete or promote its replicas first",
        }),
    ];
}

const instance: ResourceKind = {
    id: (draft) => draft.name,
    outputs: (draft) => ({
        project: projectOf(draft),
        region: regionOf(draft),
        ...unset(draft.inputs, {
            maintenanceVersion: `${text(draft.inputs, "databaseVersion")}.R20260105.00_00`,
            nodeCount: 0,
            encryptionKeyName: "",
            enforceNewSqlNetworkArchitecture: true,
            replicaNames: replicasOf(draft.cloud, draft.name).map(({ id }) => id),
        }),
        ...settings(draft),
        ...roleOutputs(draft),
        ...clusterOutputs(draft),
        ...addresses(draft),
        ...privateServiceConnect(draft),
        connectionName: `${projectOf(draft)}:${regionOf(draft)}:${draft.name}`,
        selfLink: `${API}projects/${projectOf(draft)}/instances/${draft.name}`,
        serverCaCerts: [authority(draft)],
        serviceAccountEmailAddress: `p${PROJECT_NUMBER}-${draft.token("alnum", 6, "agent")}@gcp-sa-cloud-sql.iam.gserviceaccount.com`,
        availableMaintenanceVersions: [],
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [...replicationRefusals(draft), ...settingsRefusals(draft)],
    refusalsOnDelete,
    replacements,
    promote,
};

function instanceOf(draft: Draft): Existing | undefined {
    return instanceNamed(draft.cloud, text(draft.inputs, "instance"));
}

function engineOf(draft: Draft): string {
    return engine(instanceOf(draft)?.inputs ?? {});
}

function databasePath(draft: Draft): string {
    return `projects/${projectOf(draft)}/instances/${bareName(text(draft.inputs, "instance") ?? "")}/databases/${draft.name}`;
}

const CHARACTERS: Readonly<Record<string, Bag>> = {
    POSTGRES: { charset: "UTF8", collation: "en_US.UTF8" },
    SQLSERVER: { charset: "", collation: "SQL_Latin1_General_CP1_CI_AS" },
    MYSQL: { charset: "utf8mb4", collation: "utf8mb4_0900_ai_ci" },
};

const database: ResourceKind = {
    id: databasePath,
    outputs: (draft) => ({
        project: projectOf(draft),
        ...unset(draft.inputs, CHARACTERS[engineOf(draft)] ?? {}),
        selfLink: `${API}${databasePath(draft)}`,
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [...refers(draft, SQL_INSTANCE, "a Cloud SQL instance", "instance"), ...writable(draft)],
};

/** A replica takes no writes: what exists on its primary exists on it. */
function writable(draft: Draft): readonly Refusal[] {
    const found = instanceOf(draft);
    return refuseIf(text(found?.outputs, "masterInstanceName") !== undefined, {
        property: "instance",
        problem: "must not name a read replica",
        got: printable(found?.id),
        remedy: `use its primary, ${printable(text(found?.outputs, "masterInstanceName"))}`,
    });
}

function host(draft: Draft): string {
    const isOpen = engineOf(draft) === "MYSQL" && !(text(draft.inputs, "type") ?? "").startsWith("CLOUD_IAM");
    return text(draft.inputs, "host") ?? (isOpen ? "%" : "");
}

const user: ResourceKind = {
    id: (draft) => `${draft.name}/${host(draft)}/${text(draft.inputs, "instance") ?? ""}`,
    outputs: (draft) => ({
        project: projectOf(draft),
        host: host(draft),
        iamEmail: "",
        sqlServerUserDetails: [],
        ...filledAt(draft.inputs, "passwordPolicy", { statuses: [{ locked: false, passwordExpirationTime: "" }] }),
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [...refers(draft, SQL_INSTANCE, "a Cloud SQL instance", "instance"), ...writable(draft)],
};

export const cloudSql: Family = {
    [SQL_INSTANCE]: instance,
    "gcp:sql/database:Database": database,
    "gcp:sql/user:User": user,
};
