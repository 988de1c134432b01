import { admits, policiesFor, policyDocs, rulesOf } from "../../clouds/kubernetes/network-policy.ts";
import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { portOf, servicesOf, targetPorts } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const REMEDY = `new kubernetes.networking.v1.NetworkPolicy("traffic", {
    metadata: { namespace: resource.metadata.namespace },
    spec: { podSelector: resource.spec.selector, policyTypes: ["Ingress"], ingress: [{}] },
})`;

export default defineResourceRule({
    id: "network-policy-lets-requests-in",
    title: "Network policies let through what Services send to a workload",
    severity: "critical",
    concern: "failover",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "pods are ready, the Service finds them, and every connection runs into its timeout",
    remedy: REMEDY,
    sources: [policyDocs],
    requirements: ["AG-01", "HB-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload, _settings, graph) => {
        const services = servicesOf(graph, workload);
        const policies = policiesFor(graph, workload, "Ingress");
        if (services.length === 0 || policies.length === 0) return undefined;
        const rules = policies.flatMap((policy) => rulesOf(policy, "Ingress"));
        const wanted = services.flatMap((service) => targetPorts(service).map((port) => ({ service, ...port })));
        const shut = wanted.find(({ said, protocol }) => {
            const { number, names } = portOf(workload, said);
            return number !== undefined && !rules.some((rule) => admits(rule, number, names, protocol));
        });
        return shut === undefined
            ? pass(workload, `policies let through what ${services.length} Services send`)
            : fail(
                  workload,
                  `no network policy lets through port ${shut.said}, where Service ${shut.service.name} sends requests`,
              );
    },
});
