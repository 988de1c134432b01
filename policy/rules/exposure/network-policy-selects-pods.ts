import { policyDocs } from "../../clouds/kubernetes/network-policy.ts";
import { NETWORK_POLICY } from "../../clouds/kubernetes/objects.ts";
import { selectedWorkloads } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "network-policy-selects-pods",
    title: "A network policy selects pods that exist",
    severity: "medium",
    concern: "exposure",
    types: [NETWORK_POLICY],
    breaks: "the rules that somebody wrote for an app apply to nothing: the app is cut off, or open",
    remedy: "{ spec: { podSelector: { matchLabels: {} } } }",
    sources: [policyDocs],
    requirements: ["HB-13", "AG-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (policy, _settings, graph) => {
        const selected = selectedWorkloads(graph, policy, "spec.podSelector") ?? [];
        return selected.length > 0
            ? pass(policy, `selects the pods of ${selected.length} workloads`)
            : fail(policy, "no workload of its namespace and cluster has pods with all labels that it selects");
    },
});
