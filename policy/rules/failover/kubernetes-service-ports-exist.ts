import { beside, kubernetesDocs, SERVICE } from "../../clouds/kubernetes/objects.ts";
import { podLabels, portOf, serviceSelects, targetPorts, WORKLOADS } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "kubernetes-service-ports-exist",
    title: "A Service sends requests to ports that its pods have",
    severity: "high",
    concern: "failover",
    types: [SERVICE],
    breaks: "pods are ready and get no request, because the port was renamed on one side alone",
    remedy: '{ spec: { ports: [{ targetPort: "http" }] } }',
    sources: [kubernetesDocs("concepts/services-networking/service")],
    requirements: ["AG-01", "HB-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service, _settings, graph) => {
        const selected = beside(graph, service, ...WORKLOADS).filter((one) => serviceSelects(service, podLabels(one)));
        if (selected.length === 0) return undefined;
        // A container may listen at a number that it does not declare; a name must be declared.
        const lost = targetPorts(service).find(({ said }) =>
            selected.some((workload) => portOf(workload, said).number === undefined),
        );
        return lost === undefined
            ? pass(service, "its pods have the ports")
            : fail(service, `sends requests to port ${lost.said}, which its pods do not have`);
    },
});
