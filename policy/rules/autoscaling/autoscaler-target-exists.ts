import { autoscalerDocs } from "../../clouds/kubernetes/autoscaler.ts";
import { AUTOSCALER, beside } from "../../clouds/kubernetes/objects.ts";
import { isTarget, REPLICATED } from "../../clouds/kubernetes/workloads.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "autoscaler-target-exists",
    title: "An autoscaler scales a workload that exists",
    severity: "high",
    concern: "autoscaling",
    types: [AUTOSCALER],
    breaks: "after a rename nothing scales any more, and nobody sees it before the load comes",
    remedy: '{ spec: { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "<deployment>" } } }',
    sources: [autoscalerDocs],
    requirements: ["HB-05"],
    whenUnknown: "unknown",
    settings: {},
    judge: (autoscaler, _settings, graph) => {
        const target = beside(graph, autoscaler, ...REPLICATED).find((workload) => isTarget(autoscaler, workload));
        if (target !== undefined) return pass(autoscaler, `scales ${target.name}`);
        const kind = known(readString(autoscaler, "spec.scaleTargetRef.kind")) ?? "no kind";
        const name = known(readString(autoscaler, "spec.scaleTargetRef.name")) ?? "without a name";
        return fail(autoscaler, `its target, ${kind} ${name}, is not in its namespace and cluster`);
    },
});
