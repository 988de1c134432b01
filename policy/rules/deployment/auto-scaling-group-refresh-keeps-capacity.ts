import { GROUP, groupDocs, refreshDocs } from "../../clouds/aws/autoscaling.ts";
import { known, readNumber, readPart } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** What the service keeps when nothing is said (`@pulumi/aws` 7.48.0, read 2026-11-22). */
const DEFAULT_PERCENT = 90;

export default defineResourceRule({
    id: "auto-scaling-group-refresh-keeps-capacity",
    title: "A rollout over an Auto Scaling group keeps nine tenths of its capacity",
    severity: "high",
    concern: "deployment",
    types: [GROUP],
    breaks: "each rollout halves the fleet, and the rest is overloaded while the new instances boot",
    remedy: "{ instanceRefresh: { preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 150 } } }",
    sources: [groupDocs, refreshDocs],
    requirements: ["ER-06"],
    whenUnknown: "unknown",
    settings: { leastPercent: 90 },
    judge: (group, { leastPercent }) => {
        const refresh = known(readPart(group, "instanceRefresh"));
        if (refresh === undefined) return undefined;
        const percent = known(readNumber(refresh, "preferences.minHealthyPercentage")) ?? DEFAULT_PERCENT;
        return percent >= leastPercent
            ? pass(group, `a rollout keeps ${percent} %`)
            : fail(group, `a rollout keeps ${percent} %, needs at least ${leastPercent} %`);
    },
});
