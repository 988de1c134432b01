import { REPLICATION_GROUP, replicasOf, replicationGroupDocs } from "../../clouds/aws/elasticache.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { judgeSwitches } from "../../switch.ts";

export default defineResourceRule({
    id: "elasticache-survives-a-zone",
    title: "A cache on ElastiCache has replicas in other zones and fails over to them by itself",
    severity: "high",
    concern: "redundancy",
    types: [REPLICATION_GROUP],
    breaks: "with one zone the cache is gone: all requests fall on the database at once, until somebody makes a new node",
    remedy: "{ automaticFailoverEnabled: true, multiAzEnabled: true, numCacheClusters: 3 }",
    sources: [
        replicationGroupDocs,
        { url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html", read: "2026-11-22" },
    ],
    requirements: ["ER-08"],
    whenUnknown: "fail",
    // Two, so that one is left while the other is the new primary and a third is being made.
    settings: { replicas: 2 },
    judge: (cache, { replicas: needed }) => {
        const switches = judgeSwitches(
            cache,
            { property: "automaticFailoverEnabled", needs: true, unset: false },
            { property: "multiAzEnabled", needs: true, unset: false },
        );
        if (switches.status === "fail") return switches;
        const replicas = replicasOf(cache);
        if (replicas >= needed) return pass(cache, `fails over by itself to one of ${replicas} replicas`);
        const sharded = cache.property("replicasPerNodeGroup") !== undefined;
        const remedy =
            sharded && cache.property("numCacheClusters") === undefined
                ? `{ replicasPerNodeGroup: ${needed} }`
                : `{ numCacheClusters: ${needed + 1} }`;
        return fail(cache, `has ${replicas} replicas, needs ${needed}`, remedy);
    },
});
