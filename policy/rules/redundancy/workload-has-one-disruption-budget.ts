import { budgetDocs } from "../../clouds/kubernetes/disruption-budget.ts";
import { DEPLOYMENT, kubernetesDocs, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { budgetsOf, minimumPods } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const REMEDY = `new kubernetes.policy.v1.PodDisruptionBudget("budget", {
    metadata: { namespace: resource.metadata.namespace },
    spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: "AlwaysAllow", selector: resource.spec.selector },
})`;

export default defineResourceRule({
    id: "workload-has-one-disruption-budget",
    title: "Exactly one disruption budget covers the pods of a workload",
    severity: "high",
    concern: "redundancy",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "a node upgrade may evict all pods at once where there is no budget, and can evict none where there are two",
    remedy: REMEDY,
    sources: [budgetDocs, kubernetesDocs("concepts/scheduling-eviction/api-eviction")],
    requirements: ["AG-01"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload, _settings, graph) => {
        // A single pod has to go when its node goes; a budget could only hold the drain up.
        if (minimumPods(graph, workload) < 2) return undefined;
        const budgets = budgetsOf(graph, workload);
        const names = budgets.map(({ name }) => name).join(" and ");
        if (budgets.length === 0)
            return fail(workload, "no disruption budget of its namespace and cluster selects its pods by all labels");
        return budgets.length === 1
            ? pass(workload, `covered by ${names}`)
            : fail(workload, `${names} all select its pods, and Kubernetes evicts no pod that has several budgets`);
    },
});
