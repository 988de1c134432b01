import { ALERT_POLICY, thresholds } from "../../clouds/gcp/alert-policy.ts";
import { CLUSTER, clusterDocs } from "../../clouds/gcp/gke.ts";
import type { Graph } from "../../graph/graph.ts";
import { known, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Which component of a cluster a metric comes from (https://docs.cloud.google.com/kubernetes-engine/docs/how-to/kube-state-metrics, 2026-11-22). */
const COMPONENTS: Readonly<Record<string, string>> = {
    '"kubernetes.io/': "SYSTEM_COMPONENTS",
    kube_deployment_: "DEPLOYMENT",
    kube_statefulset_: "STATEFULSET",
    kube_daemonset_: "DAEMONSET",
    kube_horizontalpodautoscaler_: "HPA",
    kube_pod_: "POD",
    "prometheus.googleapis.com/container_": "CADVISOR",
};

export default defineResourceRule({
    id: "gke-collects-what-alerts-watch",
    title: "A GKE cluster collects the metrics that alerts compare",
    severity: "high",
    concern: "observability",
    types: [CLUSTER],
    breaks: "an alert on pods that are missing has no data to look at and never fires",
    remedy: '{ monitoringConfig: { enableComponents: ["SYSTEM_COMPONENTS", "DEPLOYMENT", "STATEFULSET", "HPA", "POD"] } }',
    sources: [
        clusterDocs,
        { url: "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/kube-state-metrics", read: "2026-11-22" },
    ],
    requirements: ["HB-11", "ER-10"],
    whenUnknown: "unknown",
    settings: {},
    judge: (cluster, _settings, graph) => {
        // Clusters that say nothing collect their own metrics.
        const collected = known(readStrings(cluster, "monitoringConfig.enableComponents")) ?? ["SYSTEM_COMPONENTS"];
        const missing = watched(graph).filter((component) => !collected.includes(component));
        return missing.length === 0
            ? pass(cluster, `collects metrics of ${collected.join(", ")}`)
            : fail(
                  cluster,
                  `monitoringConfig.enableComponents lacks ${missing.join(" and ")}, whose metrics alerts compare`,
                  `{ monitoringConfig: { enableComponents: ${JSON.stringify([...collected, ...missing])} } }`,
              );
    },
});

/** A cluster's own metrics are always wanted; further ones where an alert looks at them. */
function watched(graph: Graph): readonly string[] {
    const metrics = graph.ofType(ALERT_POLICY).flatMap((policy) => thresholds(policy).map(({ metric }) => metric));
    const needed = Object.entries(COMPONENTS).filter(([part]) => metrics.some((metric) => metric.includes(part)));
    return [...new Set(["SYSTEM_COMPONENTS", ...needed.map(([, component]) => component)])];
}
