import type { Break } from "../break.ts";

const BACKEND = "agent-backend-us-central1-backend-blue";
const SPREAD = "spec.template.spec.topologySpreadConstraints";

/** Mistakes with the number of pods, where they stand and what keeps them standing. */
export const breaks: readonly Break[] = [
    {
        rule: "workload-keeps-spare-pods",
        what: "an autoscaler may take a backend down to one pod",
        change: (prod) => prod.at(`HorizontalPodAutoscaler/${BACKEND}-scaling`, "spec.minReplicas", 1),
    },
    {
        rule: "workload-spreads-over-zones",
        what: "spreading over zones becomes a wish",
        change: (prod) => prod.at(`Deployment/${BACKEND}`, `${SPREAD}[0].whenUnsatisfiable`, "ScheduleAnyway"),
    },
    {
        rule: "workload-spread-waits-for-lost-zones",
        what: "pods count on two zones of three",
        change: (prod) => prod.at(`Deployment/${BACKEND}`, `${SPREAD}[0].minDomains`, 2),
    },
    {
        rule: "workload-spread-counts-its-own-pods",
        what: "a spread counts the pods of the other colour",
        change: (prod) => prod.at(`Deployment/${BACKEND}`, `${SPREAD}[0].labelSelector.matchLabels.colour`, "green"),
    },
    {
        rule: "workload-spreads-over-nodes",
        what: "the spread over nodes goes",
        change: (prod) => prod.at(`Deployment/${BACKEND}`, `${SPREAD}[1].topologyKey`, "topology.kubernetes.io/region"),
    },
    {
        rule: "workload-has-one-disruption-budget",
        what: "the cache's budget is deleted",
        change: (prod) => prod.without("PodDisruptionBudget/agent-backend-us-central1-cache-redis-budget"),
    },
    {
        rule: "disruption-budget-allows-evictions",
        what: "a budget allows no eviction",
        change: (prod) => prod.at(`PodDisruptionBudget/${BACKEND}-budget`, "spec.maxUnavailable", 0),
    },
    {
        rule: "disruption-budget-keeps-pods",
        what: "a budget allows every pod to be evicted",
        change: (prod) => prod.at(`PodDisruptionBudget/${BACKEND}-budget`, "spec.maxUnavailable", "100%"),
    },
    {
        rule: "disruption-budget-lets-broken-pods-go",
        what: "a budget protects pods that are not ready",
        change: (prod) =>
            prod.at(`PodDisruptionBudget/${BACKEND}-budget`, "spec.unhealthyPodEvictionPolicy", undefined),
    },
    {
        rule: "disruption-budget-selects-pods",
        what: "a budget is left over from an app that is gone",
        change: (prod) =>
            prod.plus({
                type: "kubernetes:policy/v1:PodDisruptionBudget",
                name: "old-budget",
                like: `PodDisruptionBudget/${BACKEND}-budget`,
                outputs: {
                    metadata: { name: "old", namespace: "agent-backend" },
                    spec: {
                        maxUnavailable: 1,
                        unhealthyPodEvictionPolicy: "AlwaysAllow",
                        selector: { matchLabels: { app: "old" } },
                    },
                },
            }),
    },
];
