import { STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { sentinelDocs, sentinelsOf } from "../../clouds/kubernetes/redis.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "sentinel-notices-a-dead-primary",
    title: "Sentinels hold a silent primary to be down within ten seconds",
    severity: "medium",
    concern: "failover",
    types: [STATEFUL_SET],
    breaks: "writes fail for as long as the Sentinels wait: half a minute when nothing is said",
    remedy: '{ spec: { template: { spec: { volumes: [{ name: "config", configMap: { name: "<files with sentinel down-after-milliseconds 5000>" } }] } } } }',
    sources: [sentinelDocs],
    requirements: ["AG-05"],
    whenUnknown: "unknown",
    settings: { milliseconds: 10_000 },
    judge: (set, { milliseconds }, graph) => {
        const waits = sentinelsOf(graph, set)?.downAfterMilliseconds;
        if (waits === undefined) return undefined;
        return waits <= milliseconds
            ? pass(set, `waits ${waits} ms`)
            : fail(set, `waits ${waits} ms: down-after-milliseconds must be at most ${milliseconds}`);
    },
});
