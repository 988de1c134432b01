import { allowanceOf, budgetDocs } from "../../clouds/kubernetes/disruption-budget.ts";
import { BUDGET } from "../../clouds/kubernetes/objects.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "disruption-budget-allows-evictions",
    title: "A disruption budget lets a pod go even when the workload has its fewest",
    severity: "high",
    concern: "redundancy",
    types: [BUDGET],
    breaks: "nodes cannot be drained: upgrades and repairs hang, and GKE after an hour evicts by force, all pods at once",
    remedy: "{ spec: { maxUnavailable: 1 } }",
    sources: [
        budgetDocs,
        {
            url: "https://docs.cloud.google.com/kubernetes-engine/docs/concepts/node-pool-upgrade-strategies",
            read: "2026-11-22",
        },
    ],
    requirements: ["AG-01", "AG-03"],
    whenUnknown: "unknown",
    settings: { evictions: 1 },
    judge: (budget, { evictions }, graph) => {
        const allowed = allowanceOf(graph, budget);
        if (allowed === undefined) return undefined;
        return allowed.evictions >= evictions
            ? pass(budget, `${allowed.says} lets ${allowed.evictions} of ${allowed.pods} pods go at a time`)
            : fail(
                  budget,
                  `${allowed.says} lets ${Math.max(0, allowed.evictions)} of ${allowed.pods} pods go, and must let at least ${evictions} go`,
              );
    },
});
