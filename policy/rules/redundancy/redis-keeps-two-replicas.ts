import { STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { instances, redisDocs, redisSetting } from "../../clouds/kubernetes/redis.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "redis-keeps-two-replicas",
    title: "Redis has a primary and two replicas",
    severity: "high",
    concern: "redundancy",
    types: [STATEFUL_SET],
    breaks: "after one failover the new primary stands alone: it refuses writes, or takes writes that the next failure loses",
    remedy: "{ spec: { replicas: 3 } }",
    sources: [redisDocs("replication")],
    requirements: ["AG-05"],
    whenUnknown: "unknown",
    settings: { replicas: 2 },
    judge: (set, { replicas }, graph) => {
        if (redisSetting(graph, set, "port") === null) return undefined;
        const found = instances(set) - 1;
        return found >= replicas
            ? pass(set, `has a primary and ${found} replicas`)
            : fail(set, `has a primary and ${found} replicas, and needs at least ${replicas}`);
    },
});
