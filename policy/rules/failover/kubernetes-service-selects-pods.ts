import { labelsAt } from "../../clouds/kubernetes/labels.ts";
import { beside, kubernetesDocs, SERVICE } from "../../clouds/kubernetes/objects.ts";
import { podLabels, serviceSelects, WORKLOADS } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "kubernetes-service-selects-pods",
    title: "A Service sends requests to pods that exist",
    severity: "critical",
    concern: "failover",
    types: [SERVICE],
    breaks: "the Service has an address and nobody behind it: every request fails, in the region that was healthy a minute ago",
    remedy: '{ spec: { selector: { app: "<app>" } } }',
    sources: [kubernetesDocs("concepts/services-networking/service")],
    requirements: ["AG-01", "HB-02", "AG-03"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service, _settings, graph) => {
        // Without a selector somebody else names the endpoints.
        if (labelsAt(service, "spec.selector").size === 0) return undefined;
        const selected = beside(graph, service, ...WORKLOADS).filter((one) => serviceSelects(service, podLabels(one)));
        return selected.length > 0
            ? pass(service, `sends requests to ${selected.map(({ name }) => name).join(", ")}`)
            : fail(service, "no workload of its namespace and cluster has pods with all labels of its selector");
    },
});
