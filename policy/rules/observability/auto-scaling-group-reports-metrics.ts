import { GROUP, groupDocs } from "../../clouds/aws/autoscaling.ts";
import { known, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "auto-scaling-group-reports-metrics",
    title: "An Auto Scaling group reports how many instances it has, wants and may have",
    severity: "medium",
    concern: "observability",
    types: [GROUP],
    breaks: "alarms on a fleet at its ceiling, or with too few instances, look at figures that nobody sends",
    remedy: '{ enabledMetrics: ["GroupInServiceInstances", "GroupDesiredCapacity", "GroupMaxSize"] }',
    sources: [groupDocs],
    requirements: ["ER-10"],
    whenUnknown: "unknown",
    settings: { metrics: ["GroupInServiceInstances", "GroupDesiredCapacity", "GroupMaxSize"] },
    judge: (group, { metrics }) => {
        const enabled = known(readStrings(group, "enabledMetrics")) ?? [];
        const missing = metrics.filter((metric) => !enabled.includes(metric));
        return missing.length === 0
            ? pass(group, `reports ${metrics.join(", ")}`)
            : fail(
                  group,
                  `enabledMetrics leaves out ${missing.join(", ")}`,
                  JSON.stringify({ enabledMetrics: [...enabled, ...missing] }),
              );
    },
});
