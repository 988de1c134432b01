import { REPLICATION_GROUP, replicationGroupDocs } from "../../clouds/aws/elasticache.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "elasticache-snapshots-kept",
    title: "Daily snapshots of a cache on ElastiCache are kept",
    severity: "medium",
    concern: "backup",
    types: [REPLICATION_GROUP],
    breaks: "a cache that was emptied or spoilt by mistake starts cold, and its replicas with it",
    remedy: "{ snapshotRetentionLimit: 7 }",
    sources: [
        replicationGroupDocs,
        { url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html", read: "2026-11-22" },
    ],
    requirements: ["ER-08"],
    whenUnknown: "unknown",
    settings: { retentionDays: 7 },
    judge: (cache, { retentionDays }) => {
        const days = known(readNumber(cache, "snapshotRetentionLimit")) ?? 0;
        return days >= retentionDays
            ? pass(cache, `snapshots are kept for ${days} days`)
            : fail(
                  cache,
                  `snapshotRetentionLimit is ${days} days, needs ${retentionDays} or more`,
                  `{ snapshotRetentionLimit: ${retentionDays} }`,
              );
    },
});
