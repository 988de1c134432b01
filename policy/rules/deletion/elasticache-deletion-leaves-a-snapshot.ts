import { REPLICATION_GROUP, replicationGroupDocs } from "../../clouds/aws/elasticache.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "elasticache-deletion-leaves-a-snapshot",
    title: "A cache on ElastiCache that is deleted leaves a last snapshot",
    severity: "medium",
    concern: "deletion",
    types: [REPLICATION_GROUP],
    breaks: "ElastiCache has no protection from deletion: a cache deleted by mistake is gone with all that it held",
    remedy: '{ finalSnapshotIdentifier: "cache-final" }',
    sources: [
        replicationGroupDocs,
        { url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-final.html", read: "2026-11-22" },
    ],
    requirements: ["ER-08"],
    whenUnknown: "unknown",
    settings: {},
    judge: (cache) => {
        const name = cache.property("finalSnapshotIdentifier");
        // A name that is not known yet is a name all the same.
        return name === undefined || name === ""
            ? fail(cache, "finalSnapshotIdentifier is not set", `{ finalSnapshotIdentifier: "${cache.name}-final" }`)
            : pass(cache, "leaves a last snapshot");
    },
});
