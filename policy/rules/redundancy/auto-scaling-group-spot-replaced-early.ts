import { GROUP, groupDocs } from "../../clouds/aws/autoscaling.ts";
import { known, readBoolean, readNumber, readPart } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Share of instances on demand when nothing is said (`@pulumi/aws` 7.48.0, read 2026-11-22). */
const DEFAULT_PERCENT = 100;

export default defineResourceRule({
    id: "auto-scaling-group-spot-replaced-early",
    title: "An Auto Scaling group with spot instances replaces them before they are taken away",
    severity: "high",
    concern: "redundancy",
    types: [GROUP],
    breaks: "AWS takes many spot instances back at once with two minutes' notice, and nothing has been started in their place",
    remedy: "{ capacityRebalance: true }",
    sources: [
        groupDocs,
        {
            url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-capacity-rebalancing.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-05"],
    whenUnknown: "unknown",
    settings: {},
    judge: (group) => {
        const mix = known(readPart(group, "mixedInstancesPolicy"));
        if (mix === undefined) return undefined;
        const percent =
            known(readNumber(mix, "instancesDistribution.onDemandPercentageAboveBaseCapacity")) ?? DEFAULT_PERCENT;
        if (percent >= 100) return undefined;
        return known(readBoolean(group, "capacityRebalance")) === true
            ? pass(group, "capacityRebalance is true")
            : fail(group, `capacityRebalance is not true, and only ${percent} % of instances are on demand`);
    },
});
