import { DEPLOYMENT, kubernetesDocs, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { failoverTwinOf } from "../../clouds/kubernetes/twins.ts";
import { maximumPods } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "workload-twin-can-carry-as-much",
    title: "A workload can grow as far in the failover region as in the primary one",
    severity: "critical",
    concern: "pairing",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "the failover region takes over and breaks down under the load that the primary one carried",
    remedy: "{ spec: { replicas: 3 } }",
    sources: [kubernetesDocs("concepts/workloads/autoscaling/horizontal-pod-autoscale")],
    requirements: ["HB-09", "HB-12", "AG-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload, _settings, graph) => {
        const twin = failoverTwinOf(graph, workload);
        if (twin === undefined) return undefined;
        const [own, other] = [maximumPods(graph, workload), maximumPods(graph, twin)];
        return other >= own
            ? pass(twin, `grows to ${other} pods, and ${workload.name} to ${own}`)
            : fail(twin, `grows to ${other} pods, and ${workload.name} in the primary region to ${own}`);
    },
});
