import { isLoadBalancer, loadBalancerDocs } from "../../clouds/kubernetes/load-balancer.ts";
import { SERVICE } from "../../clouds/kubernetes/objects.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "kubernetes-load-balancer-finds-ready-pods",
    title: "A Service's load balancer sends only to nodes that have a ready pod",
    severity: "medium",
    concern: "failover",
    types: [SERVICE],
    breaks: "connections run over a second node, and break when that node is drained although it has no pod of the service; who the client is gets lost",
    remedy: '{ spec: { externalTrafficPolicy: "Local" } }',
    sources: [loadBalancerDocs],
    requirements: ["AG-01", "HB-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service) => {
        if (!isLoadBalancer(service)) return undefined;
        const policy = known(readString(service, "spec.externalTrafficPolicy"));
        return policy === "Local"
            ? pass(service, "externalTrafficPolicy is Local")
            : fail(service, `externalTrafficPolicy is ${policy ?? "not set, which is Cluster"}, and must be Local`);
    },
});
