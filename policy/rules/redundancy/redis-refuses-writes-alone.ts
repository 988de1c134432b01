import { STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { instances, redisDocs, redisSetting } from "../../clouds/kubernetes/redis.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "redis-refuses-writes-alone",
    title: "A Redis primary takes writes only while a replica follows, and with one replica lost it still does",
    severity: "high",
    concern: "redundancy",
    types: [STATEFUL_SET],
    breaks: "a primary cut off with its clients goes on taking writes, and all of them are lost when it comes back as a replica",
    remedy: "{ spec: { replicas: 3 } }",
    sources: [redisDocs("replication"), redisDocs("sentinel")],
    requirements: ["AG-05"],
    whenUnknown: "unknown",
    settings: { replicas: 1 },
    judge: (set, { replicas }, graph) => {
        const said = redisSetting(graph, set, "min-replicas-to-write");
        if (said === null) return undefined;
        const needed = Number(said ?? 0);
        if (!(needed >= replicas))
            return fail(
                set,
                `redis.conf says min-replicas-to-write ${said ?? "nothing"}, and needs at least ${replicas}`,
            );
        const left = instances(set) - 2;
        return needed <= left
            ? pass(set, `takes writes while ${needed} replicas follow`)
            : fail(set, `takes writes while ${needed} replicas follow, and has ${left} when one instance is lost`);
    },
});
