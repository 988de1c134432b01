import { STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { redisDocs, redisFile, redisSetting } from "../../clouds/kubernetes/redis.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "redis-keeps-what-it-was-told",
    title: "Redis writes each change to a log on disk within a second",
    severity: "high",
    concern: "backup",
    types: [STATEFUL_SET],
    breaks: "when all instances restart at once, as after a power cut or an upgrade, everything since the last snapshot is gone",
    remedy: '{ spec: { template: { spec: { volumes: [{ name: "config", configMap: { name: "<files with appendonly yes>" } }] } } } }',
    sources: [redisDocs("persistence")],
    requirements: ["AG-05"],
    whenUnknown: "unknown",
    settings: {},
    judge: (set, _settings, graph) => {
        const file = redisFile(graph, set);
        if (file === undefined) return undefined;
        const log = redisSetting(file, "appendonly");
        if (log !== "yes")
            return fail(set, `redis.conf says appendonly ${log ?? "nothing, which is no"}, and it must be yes`);
        const written = redisSetting(file, "appendfsync");
        return written === "no"
            ? fail(set, "redis.conf says appendfsync no: when the log reaches the disk is left to chance")
            : pass(set, `appendonly yes, appendfsync ${written ?? "everysec"}`);
    },
});
