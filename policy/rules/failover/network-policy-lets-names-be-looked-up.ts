import { admits, policiesFor, policyDocs, rulesOf } from "../../clouds/kubernetes/network-policy.ts";
import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const REMEDY = `new kubernetes.networking.v1.NetworkPolicy("names", {
    metadata: { namespace: resource.metadata.namespace },
    spec: {
        podSelector: resource.spec.selector,
        policyTypes: ["Egress"],
        egress: [{ ports: [{ port: 53, protocol: "UDP" }, { port: 53, protocol: "TCP" }] }],
    },
})`;

export default defineResourceRule({
    id: "network-policy-lets-names-be-looked-up",
    title: "Network policies let pods look names up",
    severity: "critical",
    concern: "failover",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "pods find neither database nor cache by name, at the next restart and not before, when nobody thinks of the policy any more",
    remedy: REMEDY,
    sources: [policyDocs],
    requirements: ["AG-01", "HB-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload, _settings, graph) => {
        const policies = policiesFor(graph, workload, "Egress");
        if (policies.length === 0) return undefined;
        const rules = policies.flatMap((policy) => rulesOf(policy, "Egress"));
        // Answers that are too long for UDP come over TCP.
        const shut = ["UDP", "TCP"].find((protocol) => !rules.some((rule) => admits(rule, 53, [], protocol)));
        return shut === undefined
            ? pass(workload, "policies let through port 53")
            : fail(workload, `no network policy lets its pods reach a name server, port 53 over ${shut}`);
    },
});
