import { allowanceOf, budgetDocs } from "../../clouds/kubernetes/disruption-budget.ts";
import { BUDGET } from "../../clouds/kubernetes/objects.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "disruption-budget-keeps-pods",
    title: "A disruption budget keeps at least one pod of a workload that has several",
    severity: "high",
    concern: "redundancy",
    types: [BUDGET],
    breaks: "a drain of several nodes may take every pod at once, as if there were no budget",
    remedy: "{ spec: { maxUnavailable: 1 } }",
    sources: [budgetDocs],
    requirements: ["AG-01", "AG-03"],
    whenUnknown: "unknown",
    settings: { pods: 1 },
    judge: (budget, { pods }, graph) => {
        const allowed = allowanceOf(graph, budget);
        if (allowed === undefined || allowed.pods < 2) return undefined;
        const kept = allowed.pods - allowed.evictions;
        return kept >= pods
            ? pass(budget, `${allowed.says} keeps ${kept} of ${allowed.pods} pods`)
            : fail(budget, `${allowed.says} keeps ${kept} of ${allowed.pods} pods, and must keep at least ${pods}`);
    },
});
