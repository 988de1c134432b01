import { REDIS, REDIS_CLUSTER, storeDocs } from "../../clouds/gcp/memorystore.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readNumber, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "redis-survives-a-zone",
    title: "A Memorystore Redis instance or cluster has replicas in other zones",
    severity: "high",
    concern: "redundancy",
    types: [REDIS, REDIS_CLUSTER],
    breaks: "losing one zone empties the cache, and the database takes the whole read load at once",
    remedy: '{ tier: "STANDARD_HA" }',
    sources: storeDocs,
    requirements: ["ET-02"],
    whenUnknown: "fail",
    settings: { replicas: 1 },
    judge: (store, { replicas }) => (store.type === REDIS ? judgeInstance(store) : judgeCluster(store, replicas)),
});

function judgeInstance(instance: Resource) {
    // A tier of its own brings the replica; its number matters for reads only.
    const tier = known(readString(instance, "tier")) ?? "BASIC";
    return tier === "STANDARD_HA"
        ? pass(instance, "tier is STANDARD_HA")
        : fail(instance, `tier is ${tier}, needs STANDARD_HA (a change creates the instance anew)`);
}

function judgeCluster(cluster: Resource, replicas: number) {
    const count = known(readNumber(cluster, "replicaCount")) ?? 0;
    if (count < replicas) {
        return fail(cluster, `replicaCount is ${count}, needs at least ${replicas}`, `{ replicaCount: ${replicas} }`);
    }
    const mode = known(readString(cluster, "zoneDistributionConfig.mode")) ?? "MULTI_ZONE";
    return mode === "MULTI_ZONE"
        ? pass(cluster, `replicaCount is ${count}, over several zones`)
        : fail(
              cluster,
              `zoneDistributionConfig.mode is ${mode}, needs MULTI_ZONE (it cannot be changed later)`,
              '{ zoneDistributionConfig: { mode: "MULTI_ZONE" } }',
          );
}
