import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "stateful-resource-protected-in-the-state",
    title: "Pulumi refuses to delete or replace what holds data or a name on Google Cloud and at the edge",
    severity: "critical",
    concern: "deletion",
    // Data and entrances on AWS have rules of their own.
    types: [
        "gcp:firestore/database:Database",
        "gcp:sql/databaseInstance:DatabaseInstance",
        "gcp:memorystore/instance:Instance",
        "gcp:storage/bucket:Bucket",
        "gcp:secretmanager/secret:Secret",
        "gcp:container/cluster:Cluster",
        "gcp:gkebackup/backupPlan:BackupPlan",
        "gcp:artifactregistry/repository:Repository",
        "gcp:logging/projectBucketConfig:ProjectBucketConfig",
        "gcp:dns/managedZone:ManagedZone",
        "cloudflare:index/zone:Zone",
    ],
    breaks: "a renamed resource is a deletion: deletion protection of the cloud stops it half-way at best, and a zone's name servers never come back",
    remedy: "options({ protect: true })",
    sources: [{ url: "https://www.pulumi.com/docs/iac/concepts/options/protect/", read: "2026-11-22" }],
    requirements: ["ET-15", "ET-02", "CN-03"],
    whenUnknown: "fail",
    settings: {},
    judge: (resource) =>
        resource.options.protect ? pass(resource, "protect is true") : fail(resource, "protect is false, needs true"),
});
