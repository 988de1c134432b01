import { GROUP, groupDocs } from "../../clouds/aws/autoscaling.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "auto-scaling-group-maintenance-keeps-capacity",
    title: "An Auto Scaling group starts the replacement of an instance before it ends the old one",
    severity: "medium",
    concern: "deployment",
    types: [GROUP],
    breaks: "several instances that are unhealthy for a moment are ended together, and the rest goes down under their load",
    remedy: "{ instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 150 } }",
    sources: [
        groupDocs,
        {
            url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-instance-maintenance-policy.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-05", "ER-06"],
    whenUnknown: "unknown",
    settings: { leastPercent: 100 },
    judge: (group, { leastPercent }) => {
        const percent = known(readNumber(group, "instanceMaintenancePolicy.minHealthyPercentage"));
        return percent !== undefined && percent >= leastPercent
            ? pass(group, `keeps ${percent} % while it replaces instances`)
            : fail(
                  group,
                  `instanceMaintenancePolicy.minHealthyPercentage is ${percent ?? "not set"}, needs ${leastPercent}`,
              );
    },
});
