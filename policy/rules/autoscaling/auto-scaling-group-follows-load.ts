import { GROUP, groupDocs, isBalanced, POLICY, policyDocs } from "../../clouds/aws/autoscaling.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readBoolean, readPart, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const TRACKING = "targetTrackingConfiguration";
/** A metric of one's own stands in for all that AWS offers. */
const OWN = "a metric of its own";

export default defineResourceRule({
    id: "auto-scaling-group-follows-load",
    title: "An Auto Scaling group follows its load: CPU, and requests where it stands behind a load balancer",
    severity: "high",
    concern: "autoscaling",
    types: [GROUP],
    breaks: "the fleet keeps its size while requests double, or while the instances that are left carry a lost zone's share",
    remedy: 'new aws.autoscaling.Policy("cpu", { autoscalingGroupName: resource.id, policyType: "TargetTrackingScaling", targetTrackingConfiguration: { targetValue: 70, predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" } } })',
    sources: [
        groupDocs,
        policyDocs,
        {
            url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-05", "HB-05"],
    whenUnknown: "unknown",
    settings: { always: ["ASGAverageCPUUtilization"], balanced: ["ALBRequestCountPerTarget"] },
    judge: (group, { always, balanced }, graph) => {
        const followed = followedBy(graph, group);
        const needed = [...always, ...(isBalanced(graph, group) ? balanced : [])];
        const missing = followed.includes(OWN) ? [] : needed.filter((metric) => !followed.includes(metric));
        if (missing.length === 0) return pass(group, `follows ${followed.join(", ")}`);
        return fail(
            group,
            `follows ${followed.join(", ") || "nothing"}, needs a policy on ${missing.join(", ")}`,
            missing.map((metric) => newPolicy(group, metric)).join(", "),
        );
    },
});

function followedBy(graph: Graph, group: Resource): readonly string[] {
    const policies = graph
        .referring(group, POLICY, "autoscalingGroupName")
        .filter((policy) => known(readBoolean(policy, "enabled")) !== false)
        .filter((policy) => known(readPart(policy, TRACKING)) !== undefined);
    return policies.map(
        (policy) => known(readString(policy, `${TRACKING}.predefinedMetricSpecification.predefinedMetricType`)) ?? OWN,
    );
}

function newPolicy(group: Resource, metric: string): string {
    const requests = metric === "ALBRequestCountPerTarget";
    const label = requests ? ', resourceLabel: "<load balancer and target group>"' : "";
    const tracking = `{ targetValue: ${requests ? 1000 : 70}, predefinedMetricSpecification: { predefinedMetricType: "${metric}"${label} } }`;
    return `new aws.autoscaling.Policy("${group.name}-${metric}", { autoscalingGroupName: resource.id, policyType: "TargetTrackingScaling", ${TRACKING}: ${tracking} })`;
}
