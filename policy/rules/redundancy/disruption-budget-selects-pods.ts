import { budgetDocs } from "../../clouds/kubernetes/disruption-budget.ts";
import { BUDGET } from "../../clouds/kubernetes/objects.ts";
import { selectedWorkloads } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "disruption-budget-selects-pods",
    title: "A disruption budget selects pods that exist",
    severity: "medium",
    concern: "redundancy",
    types: [BUDGET],
    breaks: "the budget that somebody counts on protects nothing, because a label or a namespace changed on one side alone",
    remedy: '{ spec: { selector: { matchLabels: { app: "<app>" } } } }',
    sources: [budgetDocs],
    requirements: ["AG-01"],
    whenUnknown: "unknown",
    settings: {},
    judge: (budget, _settings, graph) => {
        const selected = selectedWorkloads(graph, budget, "spec.selector") ?? [];
        return selected.length > 0
            ? pass(budget, `selects the pods of ${selected.map(({ name }) => name).join(", ")}`)
            : fail(budget, "no workload of its namespace and cluster has pods with all labels that it selects");
    },
});
