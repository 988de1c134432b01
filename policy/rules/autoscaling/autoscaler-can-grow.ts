import { autoscalerDocs } from "../../clouds/kubernetes/autoscaler.ts";
import { AUTOSCALER } from "../../clouds/kubernetes/objects.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "autoscaler-can-grow",
    title: "An autoscaler may at least double the pods that it starts from",
    severity: "high",
    concern: "autoscaling",
    types: [AUTOSCALER],
    breaks: "when the other region fails its load comes on top, and there is no room for it",
    remedy: "{ spec: { maxReplicas: 2 * (resource.spec.minReplicas ?? 1) } }",
    sources: [autoscalerDocs],
    requirements: ["HB-05", "HB-09"],
    whenUnknown: "unknown",
    settings: { growth: 2 },
    judge: (autoscaler, { growth }) => {
        const least = known(readNumber(autoscaler, "spec.minReplicas")) ?? 1;
        const most = known(readNumber(autoscaler, "spec.maxReplicas")) ?? 0;
        return most >= growth * least
            ? pass(autoscaler, `grows from ${least} to ${most} pods`)
            : fail(autoscaler, `grows from ${least} to ${most} pods: maxReplicas must be at least ${growth * least}`);
    },
});
