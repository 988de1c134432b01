import { budgetDocs } from "../../clouds/kubernetes/disruption-budget.ts";
import { BUDGET } from "../../clouds/kubernetes/objects.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const WANTED = "AlwaysAllow";

export default defineResourceRule({
    id: "disruption-budget-lets-broken-pods-go",
    title: "A disruption budget does not protect pods that are not ready",
    severity: "medium",
    concern: "redundancy",
    types: [BUDGET],
    breaks: "pods that crash over and over hold their node's drain up, so that the node cannot be repaired just when the service is ill",
    remedy: `{ spec: { unhealthyPodEvictionPolicy: "${WANTED}" } }`,
    sources: [budgetDocs],
    requirements: ["AG-01", "AG-03"],
    whenUnknown: "unknown",
    settings: {},
    judge: (budget) => {
        const policy = known(readString(budget, "spec.unhealthyPodEvictionPolicy"));
        return policy === WANTED
            ? pass(budget, `unhealthyPodEvictionPolicy is ${policy}`)
            : fail(
                  budget,
                  `unhealthyPodEvictionPolicy is ${policy ?? "not set, which is IfHealthyBudget"}: it must be ${WANTED}`,
              );
    },
});
