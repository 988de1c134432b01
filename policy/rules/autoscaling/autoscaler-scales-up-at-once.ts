import { autoscalerDocs, behaviorOf } from "../../clouds/kubernetes/autoscaler.ts";
import { AUTOSCALER } from "../../clouds/kubernetes/objects.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const REMEDY = `{ spec: { behavior: { scaleUp: {
    stabilizationWindowSeconds: 0,
    selectPolicy: "Max",
    policies: [{ type: "Percent", value: 100, periodSeconds: 15 }],
} } } }`;

export default defineResourceRule({
    id: "autoscaler-scales-up-at-once",
    title: "An autoscaler may double the pods within a minute",
    severity: "high",
    concern: "autoscaling",
    types: [AUTOSCALER],
    breaks: "the load of a region that failed arrives within seconds, and capacity follows minutes later",
    remedy: REMEDY,
    sources: [autoscalerDocs],
    requirements: ["HB-05", "HB-09"],
    whenUnknown: "unknown",
    settings: { seconds: 60 },
    judge: (autoscaler, { seconds }) => {
        const up = behaviorOf(autoscaler, "scaleUp");
        if (up.select === "Disabled") return fail(autoscaler, "adds no pods: scaleUp.selectPolicy is Disabled");
        const doubling = up.policies.filter(({ type, value }) => type === "Percent" && value >= 100);
        const enough = up.select === "Min" ? doubling.length === up.policies.length : doubling.length > 0;
        if (!enough) return fail(autoscaler, "no scaleUp policy of 100 percent decides how many pods it adds");
        const waits = up.stabilizationSeconds + Math.min(...doubling.map(({ periodSeconds }) => periodSeconds));
        return waits <= seconds
            ? pass(autoscaler, `doubles the pods within ${waits} s`)
            : fail(
                  autoscaler,
                  `doubles the pods within ${waits} s (stabilization + period), at most ${seconds} s are allowed`,
              );
    },
});
