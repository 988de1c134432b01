import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { keptApartBy, spreadDocs, spreadsOver, ZONE } from "../../clouds/kubernetes/spread.ts";
import { maximumPods } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const REMEDY = `{ spec: { template: { spec: { topologySpreadConstraints: [
    { topologyKey: "${ZONE}", whenUnsatisfiable: "DoNotSchedule", maxSkew: 1, minDomains: 3, labelSelector: resource.spec.selector },
] } } } }`;

export default defineResourceRule({
    id: "workload-spreads-over-zones",
    title: "A workload's pods are divided over zones, as a condition and not as a wish",
    severity: "critical",
    concern: "redundancy",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "all pods may stand in one zone, and losing it is losing the service",
    remedy: REMEDY,
    sources: [spreadDocs],
    requirements: ["AG-01", "AG-05"],
    whenUnknown: "unknown",
    settings: { maxSkew: 1 },
    judge: (workload, { maxSkew }, graph) => {
        if (maximumPods(graph, workload) < 2) return undefined;
        if (keptApartBy(workload, ZONE)) return pass(workload, "its anti-affinity forbids two pods in one zone");
        const spreads = spreadsOver(workload, ZONE);
        if (spreads.length === 0) return fail(workload, "no topologySpreadConstraints over zones and no anti-affinity");
        const binding = spreads.find((spread) => spread.binding);
        if (binding === undefined)
            return fail(workload, "spreads over zones only as a wish: whenUnsatisfiable must be DoNotSchedule");
        return binding.maxSkew <= maxSkew
            ? pass(workload, `no zone gets over ${binding.maxSkew} more pods than another`)
            : fail(
                  workload,
                  `a zone may get ${binding.maxSkew} more pods than another: maxSkew must be at most ${maxSkew}`,
              );
    },
});
