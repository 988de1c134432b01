import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { NODE, spreadDocs, spreadsOver, ZONE } from "../../clouds/kubernetes/spread.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "workload-spread-counts-its-own-pods",
    title: "A topology spread constraint selects the pods that it is written on",
    severity: "high",
    concern: "redundancy",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "the scheduler counts other pods or none, every place looks equally empty, and all pods may stand in one zone",
    remedy: "{ spec: { template: { spec: { topologySpreadConstraints: resource.spec.template.spec.topologySpreadConstraints.map((constraint) => ({ ...constraint, labelSelector: resource.spec.selector })) } } } }",
    sources: [spreadDocs],
    requirements: ["AG-01", "AG-05"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload) => {
        const spreads = [...spreadsOver(workload, ZONE), ...spreadsOver(workload, NODE)];
        if (spreads.length === 0) return undefined;
        const blind = spreads.find(({ countsOwnPods }) => !countsOwnPods);
        return blind === undefined
            ? pass(workload, "its constraints select its own pods")
            : fail(workload, `${blind.constraint.path}.labelSelector does not select the workload's own pods`);
    },
});
