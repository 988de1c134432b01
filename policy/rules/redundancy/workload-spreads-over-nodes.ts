import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { keptApartBy, NODE, spreadDocs, spreadsOver, ZONE } from "../../clouds/kubernetes/spread.ts";
import { maximumPods } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const REMEDY = `{ spec: { template: { spec: { topologySpreadConstraints: [
    ...resource.spec.template.spec.topologySpreadConstraints,
    { topologyKey: "${NODE}", whenUnsatisfiable: "ScheduleAnyway", maxSkew: 1, labelSelector: resource.spec.selector },
] } } } }`;

export default defineResourceRule({
    id: "workload-spreads-over-nodes",
    title: "A workload's pods are divided over nodes where there are enough",
    severity: "medium",
    concern: "redundancy",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "the pods of a zone may share one node, and a node's failure or upgrade takes them all at once",
    remedy: REMEDY,
    sources: [spreadDocs],
    requirements: ["AG-01"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload, _settings, graph) => {
        if (maximumPods(graph, workload) < 2) return undefined;
        // Pods that may not share a zone share no node either.
        if (keptApartBy(workload, NODE) || keptApartBy(workload, ZONE))
            return pass(workload, "its anti-affinity forbids two pods on one node");
        return spreadsOver(workload, NODE).length > 0
            ? pass(workload, "spreads over nodes")
            : fail(workload, `no topologySpreadConstraints over nodes (${NODE}) and no anti-affinity`);
    },
});
