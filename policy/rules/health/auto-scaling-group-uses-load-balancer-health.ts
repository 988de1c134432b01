import { GROUP, groupDocs, isBalanced } from "../../clouds/aws/autoscaling.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "auto-scaling-group-uses-load-balancer-health",
    title: "An Auto Scaling group behind a load balancer replaces what the load balancer finds unhealthy",
    severity: "high",
    concern: "health",
    types: [GROUP],
    breaks: "an instance whose application hangs is never replaced, and the fleet shrinks one by one",
    remedy: '{ healthCheckType: "ELB" }',
    sources: [
        groupDocs,
        {
            url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-05", "HB-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (group, _settings, graph) => {
        if (!isBalanced(graph, group)) return undefined;
        const type = known(readString(group, "healthCheckType")) ?? "not set, which means EC2";
        return type.split(",").includes("ELB")
            ? pass(group, `healthCheckType is ${type}`)
            : fail(group, `healthCheckType is ${type}, needs ELB`);
    },
});
