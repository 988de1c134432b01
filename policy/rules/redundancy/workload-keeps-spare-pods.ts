import { DEPLOYMENT, kubernetesDocs, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { autoscalersOf, minimumPods, servicesOf } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "workload-keeps-spare-pods",
    title: "A workload that takes requests has a pod to lose at any time",
    severity: "critical",
    concern: "redundancy",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "one crash, one drained node or one slow start is an outage of that service in the region",
    remedy: "{ spec: { replicas: 3 } }",
    sources: [
        kubernetesDocs("concepts/workloads/controllers/deployment"),
        kubernetesDocs("concepts/workloads/autoscaling/horizontal-pod-autoscale"),
    ],
    requirements: ["AG-01", "HB-02", "HB-05"],
    whenUnknown: "unknown",
    settings: { pods: 2 },
    judge: (workload, { pods }, graph) => {
        // What no Service chooses takes no requests, such as the colour that waits for a rollback.
        if (servicesOf(graph, workload).length === 0) return undefined;
        const [autoscaler] = autoscalersOf(graph, workload);
        const fewest = minimumPods(graph, workload);
        const by = autoscaler === undefined ? "spec.replicas" : `autoscaler ${autoscaler.name}`;
        return fewest >= pods
            ? pass(workload, `keeps ${fewest} pods (${by})`)
            : fail(workload, `keeps ${fewest} pods (${by}), and needs at least ${pods}`);
    },
});
