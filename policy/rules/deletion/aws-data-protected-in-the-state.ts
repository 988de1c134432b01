import { GLOBAL_GROUP, REPLICATION_GROUP } from "../../clouds/aws/elasticache.ts";
import { KEY } from "../../clouds/aws/kms.ts";
import { CLUSTER, holdsData, INSTANCE } from "../../clouds/aws/rds.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "aws-data-protected-in-the-state",
    title: "Pulumi refuses to delete or replace what holds data on AWS",
    severity: "critical",
    concern: "deletion",
    types: [
        INSTANCE,
        CLUSTER,
        REPLICATION_GROUP,
        GLOBAL_GROUP,
        KEY,
        "aws:backup/vault:Vault",
        "aws:dynamodb/table:Table",
        "aws:efs/fileSystem:FileSystem",
        "aws:s3/bucket:Bucket",
        "aws:secretsmanager/secret:Secret",
    ],
    breaks: "a renamed resource or a changed name is a deletion: an update that was meant to change a line deletes the data",
    remedy: "options({ protect: true })",
    sources: [{ url: "https://www.pulumi.com/docs/iac/concepts/options/protect/", read: "2026-11-22" }],
    requirements: ["ER-07", "ER-08", "ER-11"],
    whenUnknown: "fail",
    settings: {},
    judge: (resource, _settings, graph) => {
        if (!holdsData(graph, resource)) return undefined;
        return resource.options.protect
            ? pass(resource, "protect is true")
            : fail(resource, "protect is false, needs true");
    },
});
