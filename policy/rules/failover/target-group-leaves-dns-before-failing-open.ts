import { floorOf, TARGET_GROUP, targetGroupDocs } from "../../clouds/aws/load-balancing.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "target-group-leaves-dns-before-failing-open",
    title: "A target group leaves DNS no later than it begins to use unhealthy targets",
    severity: "high",
    concern: "failover",
    types: [TARGET_GROUP],
    breaks: "a region whose instances are failing goes on answering by them, and the name never leaves it",
    remedy: '{ targetGroupHealth: { dnsFailover: { minimumHealthyTargetsCount: "1" }, unhealthyStateRouting: { minimumHealthyTargetsCount: 1 } } }',
    sources: [
        targetGroupDocs,
        {
            url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (group) => {
        const leaves = floorOf(group, "dnsFailover");
        const opens = floorOf(group, "unhealthyStateRouting");
        if (leaves.count < opens.count)
            return fail(
                group,
                `uses unhealthy targets below ${opens.count} healthy ones and leaves DNS below ${leaves.count}`,
                `{ targetGroupHealth: { dnsFailover: { minimumHealthyTargetsCount: "${opens.count}" } } }`,
            );
        if (leaves.percent < opens.percent)
            return fail(
                group,
                `uses unhealthy targets below ${opens.percent} % healthy ones and leaves DNS below ${leaves.percent} %`,
                `{ targetGroupHealth: { dnsFailover: { minimumHealthyTargetsPercentage: "${opens.percent}" } } }`,
            );
        return pass(group, `leaves DNS below ${leaves.count} healthy targets or ${leaves.percent} % of them`);
    },
});
