import { isLoadBalancer, loadBalancerDocs } from "../../clouds/kubernetes/load-balancer.ts";
import { SERVICE } from "../../clouds/kubernetes/objects.ts";
import { known, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "kubernetes-load-balancer-admits-named-senders",
    title: "A Service's load balancer takes connections from named networks alone",
    severity: "high",
    concern: "exposure",
    types: [SERVICE],
    breaks: "attackers go around the edge: no rate limit, no token check, and an overload of one region by its bare address",
    remedy: '{ spec: { loadBalancerSourceRanges: ["198.51.100.0/24"] } }',
    sources: [loadBalancerDocs],
    requirements: ["HB-13", "AG-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service) => {
        if (!isLoadBalancer(service)) return undefined;
        const ranges = known(readStrings(service, "spec.loadBalancerSourceRanges")) ?? [];
        if (ranges.length === 0)
            return fail(service, "takes connections from anywhere: loadBalancerSourceRanges is not set");
        const open = ranges.find((range) => range.endsWith("/0"));
        return open === undefined
            ? pass(service, `takes connections from ${ranges.length} networks`)
            : fail(service, `takes connections from anywhere: loadBalancerSourceRanges holds ${open}`);
    },
});
