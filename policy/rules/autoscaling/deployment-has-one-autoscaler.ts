import { autoscalerDocs } from "../../clouds/kubernetes/autoscaler.ts";
import { DEPLOYMENT } from "../../clouds/kubernetes/objects.ts";
import { autoscalersOf, servicesOf } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const REMEDY = `new kubernetes.autoscaling.v2.HorizontalPodAutoscaler("scaling", {
    metadata: { namespace: resource.metadata.namespace },
    spec: {
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: resource.metadata.name },
        minReplicas: 3,
        maxReplicas: 12,
        metrics: [{ type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } } }],
    },
})`;

export default defineResourceRule({
    id: "deployment-has-one-autoscaler",
    title: "A Deployment that takes requests grows with its load, by one autoscaler",
    severity: "high",
    concern: "autoscaling",
    types: [DEPLOYMENT],
    breaks: "more load means slower answers and then errors, above all when a failover doubles it; two autoscalers undo each other's work",
    remedy: REMEDY,
    sources: [autoscalerDocs],
    requirements: ["HB-05"],
    whenUnknown: "unknown",
    settings: {},
    judge: (deployment, _settings, graph) => {
        if (servicesOf(graph, deployment).length === 0) return undefined;
        const autoscalers = autoscalersOf(graph, deployment);
        const names = autoscalers.map(({ name }) => name).join(" and ");
        if (autoscalers.length === 0) return fail(deployment, "no autoscaler of its namespace and cluster scales it");
        return autoscalers.length === 1
            ? pass(deployment, `scaled by ${names}`)
            : fail(deployment, `${names} all scale it, and each undoes what the other does`);
    },
});
