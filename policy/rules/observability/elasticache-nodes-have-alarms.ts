import { METRIC_ALARM } from "../../clouds/aws/cloudwatch.ts";
import { REPLICATION_GROUP, replicasOf } from "../../clouds/aws/elasticache.ts";
import { metricAlarmDocs } from "../../clouds/aws/metric-alarm.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "elasticache-nodes-have-alarms",
    title: "An alarm watches the processor of every node of a cache on ElastiCache",
    severity: "medium",
    concern: "observability",
    types: [REPLICATION_GROUP],
    breaks: "a node that is overloaded or gone is noticed when requests time out; figures are by node, so one alarm sees one node",
    remedy: 'new aws.cloudwatch.MetricAlarm("cache-cpu-1", { namespace: "AWS/ElastiCache", metricName: "EngineCPUUtilization", dimensions: { CacheClusterId: "cache-001" }, threshold: 95, alarmActions: [topic.arn] })',
    sources: [
        metricAlarmDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-08", "ER-10"],
    whenUnknown: "unknown",
    settings: { metrics: ["EngineCPUUtilization", "CPUUtilization"] },
    judge: (cache, { metrics }, graph) => {
        const nodes = replicasOf(cache) + 1;
        const watched = watchedNodes(graph, cache, metrics);
        return watched >= nodes
            ? pass(cache, `alarms watch ${nodes} nodes`)
            : fail(
                  cache,
                  `alarms on ${metrics.join(" or ")} watch ${watched} of ${nodes} nodes`,
                  `Array.from({ length: ${nodes} }, (_, index) => new aws.cloudwatch.MetricAlarm(\`${cache.name}-cpu-\${index + 1}\`, { namespace: "AWS/ElastiCache", metricName: "${metrics[0]}", dimensions: { CacheClusterId: \`\${resource.replicationGroupId}-00\${index + 1}\` }, threshold: 95, alarmActions: ["<arn of a topic>"] }))`,
              );
    },
});

/** Nodes are named after their group. Before a name is known, what it was made from tells, and each alarm counts. */
function watchedNodes(graph: Graph, cache: Resource, metrics: readonly string[]): number {
    const group = readString(cache, "replicationGroupId");
    const names = graph.ofType(METRIC_ALARM).flatMap((alarm) => {
        if (!metrics.includes(known(readString(alarm, "metricName")) ?? "")) return [];
        const node = readString(alarm, "dimensions.CacheClusterId");
        if (node.state === "unset") return [];
        if (node.state === "set" && group.state === "set") {
            const rest = node.value.startsWith(`${group.value}-`) ? node.value.slice(group.value.length) : "";
            return /^(-\d+)+$/.test(rest) ? [node.value] : [];
        }
        return alarm.madeFrom.get("dimensions")?.includes(cache.urn) === true ? [alarm.urn] : [];
    });
    return new Set(names).size;
}
