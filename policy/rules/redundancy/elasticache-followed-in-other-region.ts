import {
    FOLLOWED,
    GLOBAL_GROUP,
    isFollower,
    REPLICATION_GROUP,
    replicationGroupDocs,
} from "../../clouds/aws/elasticache.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";

export default defineResourceRule({
    id: "elasticache-followed-in-other-region",
    title: "A cache on ElastiCache is followed by one in the system's other region",
    severity: "medium",
    concern: "redundancy",
    types: [REPLICATION_GROUP],
    breaks: "after a failover the other region starts with an empty cache, and its database takes every request",
    remedy: 'new aws.elasticache.ReplicationGroup("cache-us-west-2", { globalReplicationGroupId: global.globalReplicationGroupId, region: "us-west-2" })',
    sources: [
        replicationGroupDocs,
        {
            url: "https://www.pulumi.com/registry/packages/aws/api-docs/elasticache/globalreplicationgroup/",
            read: "2026-11-22",
        },
        {
            url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastore.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-08", "ER-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (cache, _settings, graph) => {
        const pair = regionsFor(graph, cache);
        if (pair === undefined || isFollower(cache)) return undefined;
        const other = cache.region === pair.primary ? pair.failover : pair.primary;
        const [global] = graph.referring(cache, GLOBAL_GROUP, "primaryReplicationGroupId");
        if (global === undefined) {
            const settings = `primaryReplicationGroupId: resource.id, globalReplicationGroupIdSuffix: "${cache.name}"`;
            const remedy = `new aws.elasticache.GlobalReplicationGroup("${cache.name}-global", { ${settings} })`;
            return fail(cache, `is in no global group, so nothing in ${other} can follow it`, remedy);
        }
        const follower = graph.referring(global, REPLICATION_GROUP, FOLLOWED).find(({ region }) => region === other);
        if (follower !== undefined) return pass(cache, `followed by ${follower.name} in ${other}`);
        const settings = `${FOLLOWED}: "${global.id ?? global.name}", region: "${other}"`;
        return fail(
            cache,
            `no cache in ${other} follows it`,
            `new aws.elasticache.ReplicationGroup("${cache.name}-${other}", { ...resource, ${settings} })`,
        );
    },
});
