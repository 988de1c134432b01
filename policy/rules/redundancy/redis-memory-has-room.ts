import { quantity } from "../../clouds/kubernetes/amounts.ts";
import { STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { redisDocs, redisFile, redisSetting } from "../../clouds/kubernetes/redis.ts";
import { mainContainers } from "../../clouds/kubernetes/workloads.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Redis's own units: `mb` is 1024 x 1024 bytes (https://redis.io/docs/latest/operate/oss_and_stack/management/config-file/, 2026-11-22). */
const UNITS = { mb: 2 ** 20, gb: 2 ** 30 };

export default defineResourceRule({
    id: "redis-memory-has-room",
    title: "Redis keeps less data than its container has memory, with room for a copy",
    severity: "high",
    concern: "redundancy",
    types: [STATEFUL_SET],
    breaks: "while it rewrites its log or feeds a replica Redis needs memory for changed pages, and is killed: a failover in the middle of the load",
    remedy: '{ spec: { template: { spec: { containers: [{ resources: { requests: { memory: "8Gi" }, limits: { memory: "8Gi" } } }] } } } }',
    sources: [redisDocs("admin")],
    requirements: ["AG-05"],
    whenUnknown: "unknown",
    /** Share of the memory limit that data may take. */
    settings: { percent: 60 },
    judge: (set, { percent }, graph) => {
        const file = redisFile(graph, set);
        if (file === undefined) return undefined;
        const said = redisSetting(file, "maxmemory");
        const [, digits, unit = ""] = /^(\d+)(mb|gb)$/i.exec(said ?? "") ?? [];
        const data = digits === undefined ? 0 : Number(digits) * UNITS[unit.toLowerCase() === "gb" ? "gb" : "mb"];
        if (data === 0)
            return fail(set, `redis.conf says maxmemory ${said ?? "nothing"}, and a size in mb or gb is needed`);
        const limits = mainContainers(set).map(
            (container) => known(readString(container, "resources.limits.memory")) ?? "0",
        );
        const room = Math.max(0, ...limits.map((limit) => quantity(limit) ?? 0));
        const share = Math.round((100 * data) / room);
        return share <= percent
            ? pass(set, `data may take ${share} % of the memory`)
            : fail(
                  set,
                  `maxmemory ${said} is ${share} % of the container's memory limit, at most ${percent} % are allowed`,
              );
    },
});
