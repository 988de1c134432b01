import { autoscalerDocs, behaviorOf } from "../../clouds/kubernetes/autoscaler.ts";
import { AUTOSCALER } from "../../clouds/kubernetes/objects.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const REMEDY = `{ spec: { behavior: { scaleDown: {
    stabilizationWindowSeconds: 300,
    selectPolicy: "Max",
    policies: [{ type: "Pods", value: 1, periodSeconds: 60 }],
} } } }`;

export default defineResourceRule({
    id: "autoscaler-scales-down-calmly",
    title: "An autoscaler takes pods away one at a time, after minutes of low load",
    severity: "medium",
    concern: "autoscaling",
    types: [AUTOSCALER],
    breaks: "a short lull takes most pods away, and the load that comes back meets the few that are left",
    remedy: REMEDY,
    sources: [autoscalerDocs],
    requirements: ["HB-05"],
    whenUnknown: "unknown",
    settings: { stabilizationSeconds: 300, podsAtATime: 1 },
    judge: (autoscaler, { stabilizationSeconds, podsAtATime }) => {
        const down = behaviorOf(autoscaler, "scaleDown");
        if (down.select === "Disabled") return pass(autoscaler, "takes no pods away");
        if (down.stabilizationSeconds < stabilizationSeconds)
            return fail(
                autoscaler,
                `takes pods away after ${down.stabilizationSeconds} s of low load: stabilizationWindowSeconds must be at least ${stabilizationSeconds}`,
            );
        const hasty = down.policies.find(({ type, value }) => type !== "Pods" || value > podsAtATime);
        return hasty === undefined
            ? pass(autoscaler, `takes ${podsAtATime} pod away at a time, after ${down.stabilizationSeconds} s`)
            : fail(
                  autoscaler,
                  `may take ${hasty.value} ${hasty.type === "Pods" ? "pods" : "% of the pods"} away in ${hasty.periodSeconds} s, at most ${podsAtATime} pod at a time is allowed`,
              );
    },
});
