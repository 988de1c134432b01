import { kubernetesDocs } from "../../clouds/kubernetes/objects.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** The release of Kubernetes that stopped serving a version of its API, or a kind where others of that version stay. */
const REMOVED: Readonly<Record<string, string>> = {
    "extensions/v1beta1": "1.22",
    "apps/v1beta1": "1.16",
    "apps/v1beta2": "1.16",
    "networking.k8s.io/v1beta1:Ingress": "1.22",
    "networking.k8s.io/v1beta1:IngressClass": "1.22",
    "rbac.authorization.k8s.io/v1beta1": "1.22",
    "scheduling.k8s.io/v1beta1": "1.22",
    "storage.k8s.io/v1beta1:CSIDriver": "1.22",
    "storage.k8s.io/v1beta1:CSIStorageCapacity": "1.27",
    "storage.k8s.io/v1beta1:StorageClass": "1.22",
    "batch/v1beta1": "1.25",
    "policy/v1beta1": "1.25",
    "discovery.k8s.io/v1beta1": "1.25",
    "autoscaling/v2beta1": "1.25",
    "autoscaling/v2beta2": "1.26",
};

export default defineResourceRule({
    id: "kubernetes-api-is-served",
    title: "Objects are written in versions of the API that clusters still serve",
    severity: "high",
    concern: "deployment",
    types: ["kubernetes:*"],
    breaks: "after the next upgrade of the control plane the object can be neither made nor changed, and a region cannot be rebuilt",
    remedy: 'new kubernetes.policy.v1.PodDisruptionBudget("budget", resource)',
    sources: [kubernetesDocs("reference/using-api/deprecation-guide")],
    requirements: ["AG-09", "PL-01"],
    whenUnknown: "unknown",
    settings: {},
    judge: (object) => {
        const [, version = "", kind = ""] = object.type.split(":");
        const removed = REMOVED[version] ?? REMOVED[`${version}:${kind}`];
        return removed === undefined
            ? pass(object, `${version} is served`)
            : fail(object, `${version} is no longer served since Kubernetes ${removed}`);
    },
});
