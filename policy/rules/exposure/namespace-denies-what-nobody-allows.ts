import { labelsAt } from "../../clouds/kubernetes/labels.ts";
import { decides, policyDocs, rulesOf } from "../../clouds/kubernetes/network-policy.ts";
import { NAMESPACE, NETWORK_POLICY, nameOf, namespaceOf } from "../../clouds/kubernetes/objects.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readPart, readParts } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const REMEDY = `new kubernetes.networking.v1.NetworkPolicy("deny", {
    metadata: { name: "deny-all", namespace: resource.metadata.name },
    spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
})`;

export default defineResourceRule({
    id: "namespace-denies-what-nobody-allows",
    title: "A namespace lets no traffic in or out that no policy allows",
    severity: "medium",
    concern: "exposure",
    types: [NAMESPACE],
    breaks: "one pod that is taken over reaches the cache, the pools and every other system of the cluster",
    remedy: REMEDY,
    sources: [policyDocs],
    requirements: ["HB-13", "AG-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (namespace, _settings, graph) => {
        const name = nameOf(namespace);
        const deny = graph
            .ofType(NETWORK_POLICY)
            .find(
                (policy) => policy.provider === namespace.provider && namespaceOf(policy) === name && isDenial(policy),
            );
        return deny === undefined
            ? fail(namespace, "no network policy selects all its pods and allows nothing, in both directions")
            : pass(namespace, `${deny.name} denies what no policy allows`);
    },
});

function isDenial(policy: Resource): boolean {
    const selector = known(readPart(policy, "spec.podSelector"));
    return (
        selector !== undefined &&
        labelsAt(selector, "matchLabels").size === 0 &&
        (known(readParts(selector, "matchExpressions")) ?? []).length === 0 &&
        (["Ingress", "Egress"] as const).every(
            (direction) => decides(policy, direction) && rulesOf(policy, direction).length === 0,
        )
    );
}
