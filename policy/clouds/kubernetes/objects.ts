/** What rules need to know about Kubernetes objects of any kind. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, NotKnownError, readString } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";
import type { RegionPair } from "../../systems.ts";

export const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
export const STATEFUL_SET = "kubernetes:apps/v1:StatefulSet";
export const DAEMON_SET = "kubernetes:apps/v1:DaemonSet";
export const JOB = "kubernetes:batch/v1:Job";
export const CRON_JOB = "kubernetes:batch/v1:CronJob";
export const POD = "kubernetes:core/v1:Pod";
export const SERVICE = "kubernetes:core/v1:Service";
export const NAMESPACE = "kubernetes:core/v1:Namespace";
export const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
export const SERVICE_ACCOUNT = "kubernetes:core/v1:ServiceAccount";
export const AUTOSCALER = "kubernetes:autoscaling/v2:HorizontalPodAutoscaler";
export const BUDGET = "kubernetes:policy/v1:PodDisruptionBudget";
export const NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
export const INGRESS = "kubernetes:networking.k8s.io/v1:Ingress";
export const POD_MONITOR = "kubernetes:monitoring.coreos.com/v1:PodMonitor";
export const SERVICE_MONITOR = "kubernetes:monitoring.coreos.com/v1:ServiceMonitor";
export const PROMETHEUS_RULE = "kubernetes:monitoring.coreos.com/v1:PrometheusRule";

const CLUSTER = "gcp:container/cluster:Cluster";

/** A page of Kubernetes's documentation. */
export function kubernetesDocs(page: string): Source {
    return { url: `https://kubernetes.io/docs/${page}/`, read: "2026-11-22" };
}

/** The last word of the type token: `Deployment`. */
export function kindOf(object: Resource): string {
    return object.type.slice(object.type.lastIndexOf(":") + 1);
}

export function nameOf(object: Resource): string | undefined {
    return known(readString(object, "metadata.name"));
}

/** Objects that name no namespace are in `default`. */
export function namespaceOf(object: Resource): string {
    return known(readString(object, "metadata.namespace")) ?? "default";
}

/** Objects of the given types in the same namespace of the same cluster; resources of one cluster have one provider. */
export function beside(graph: Graph, object: Resource, ...types: readonly string[]): readonly Resource[] {
    const namespace = namespaceOf(object);
    return graph
        .ofType(...types)
        .filter((other) => other.provider === object.provider && namespaceOf(other) === namespace);
}

/** The GKE cluster that the object's provider was configured for; `undefined` where the stack does not hold it. */
export function clusterOf(graph: Graph, object: Resource): Resource | undefined {
    const provider = graph.withUrn(object.provider ?? "");
    return provider && graph.reachable(provider, "kubeconfig", [CLUSTER])[0];
}

/** The region of the pair that the object's cluster is in. Throws NotKnownError where neither cluster nor provider tells. */
export function regionOf(graph: Graph, object: Resource, { primary, failover }: RegionPair): string {
    const said = clusterOf(graph, object)?.region ?? object.provider?.split("::").at(-1) ?? "";
    const region = [primary, failover].find((one) => said.includes(one));
    if (region === undefined) throw new NotKnownError(`the region of ${object.name}'s cluster is not known`);
    return region;
}
