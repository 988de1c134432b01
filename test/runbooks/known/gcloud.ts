import type { CloudCommand } from "../cloud-commands.ts";

const REFERENCE = "https://cloud.google.com/sdk/gcloud/reference";
const SQL = { type: "gcp:sql/databaseInstance:DatabaseInstance" };
const SERVICE = { type: "gcp:cloudrunv2/service:Service" };
const JOB = { type: "gcp:cloudrunv2/job:Job" };
const CACHE = { type: "gcp:memorystore/instance:Instance" };
const FIRESTORE = { type: "gcp:firestore/database:Database" };
const SECRET = { type: "gcp:secretmanager/secret:Secret" };
const SCHEDULE = { type: "gcp:cloudscheduler/job:Job" };
/** `gs://` and the name of a bucket and an object. */
const EXPORT = "bucket";
const CLUSTER = { type: "gcp:container/cluster:Cluster" };
const SUBSCRIPTION = { type: "gcp:pubsub/subscription:Subscription" };
const ACCOUNT = { type: "gcp:serviceaccount/account:Account" };

/** Flags that every gcloud command takes. */
const EVERYWHERE = { format: "text", project: "text", quiet: "switch" } as const;

function gcloud(
    command: string,
    positional: CloudCommand["positional"],
    flags: CloudCommand["flags"] = {},
): CloudCommand {
    return {
        command: `gcloud ${command}`,
        positional,
        flags: { ...EVERYWHERE, ...flags },
        source: `${REFERENCE}/${command.replaceAll(" ", "/")}`,
    };
}

export const GCLOUD_COMMANDS: readonly CloudCommand[] = [
    gcloud("run services describe", [SERVICE], { region: "region" }),
    gcloud("run services update", [SERVICE], { region: "region", "update-labels": "text", min: "text" }),
    gcloud("run services update-traffic", [SERVICE], { region: "region", "to-revisions": "text" }),
    gcloud("run revisions list", [], { service: SERVICE, region: "region", limit: "text" }),
    gcloud("run jobs execute", [JOB], { region: "region", wait: "switch", args: "text" }),
    gcloud("logging read", ["text"], { limit: "text", freshness: "text", order: "text" }),
    gcloud("memorystore instances describe", [CACHE], { location: "region" }),
    gcloud("firestore databases describe", [], { database: FIRESTORE }),
    gcloud("firestore databases restore", [], { "source-backup": "text", "destination-database": "text" }),
    gcloud("firestore databases clone", [], {
        "source-database": "text",
        "snapshot-time": "text",
        "destination-database": "text",
    }),
    gcloud("firestore backups list", [], { location: "text" }),
    gcloud("sql instances describe", [SQL]),
    gcloud("sql instances promote-replica", [SQL], { failover: "switch", async: "switch" }),
    gcloud("sql instances switchover", [SQL], { async: "switch" }),
    gcloud("sql instances failover", [SQL], { async: "switch" }),
    gcloud("sql instances clone", [SQL, "text"], { "point-in-time": "text", async: "switch" }),
    gcloud("sql instances restart", [SQL], { async: "switch" }),
    gcloud("sql backups list", [], { instance: SQL, limit: "text" }),
    gcloud("sql backups create", [], { instance: SQL, async: "switch" }),
    gcloud("sql backups restore", ["text"], { "restore-instance": "text", "backup-instance": SQL, async: "switch" }),
    gcloud("sql import sql", ["text", EXPORT], { database: "text", async: "switch" }),
    gcloud("sql operations list", [], { instance: SQL, limit: "text" }),
    gcloud("secrets versions list", [SECRET], { limit: "text" }),
    gcloud("secrets versions add", [SECRET], { "data-file": "text" }),
    gcloud("secrets versions disable", ["text"], { secret: SECRET }),
    gcloud("secrets versions enable", ["text"], { secret: SECRET }),
    gcloud("iam service-accounts keys list", [], { "iam-account": ACCOUNT, "managed-by": "text" }),
    gcloud("iam service-accounts keys delete", ["text"], { "iam-account": ACCOUNT }),
    gcloud("iam service-accounts disable", [ACCOUNT]),
    gcloud("iam service-accounts enable", [ACCOUNT]),
    gcloud("pubsub subscriptions pull", [SUBSCRIPTION], { limit: "text", "auto-ack": "switch" }),
    gcloud("storage restore", ["bucket"]),
    gcloud("container clusters describe", [CLUSTER], { region: "region" }),
    gcloud("scheduler jobs run", [SCHEDULE], { location: "region" }),
    gcloud("storage ls", [EXPORT], { "all-versions": "switch", long: "switch" }),
    gcloud("container clusters get-credentials", [CLUSTER], { region: "region", location: "region" }),
];
