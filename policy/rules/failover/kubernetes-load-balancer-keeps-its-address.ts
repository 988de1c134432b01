import { labelsAt } from "../../clouds/kubernetes/labels.ts";
import { isLoadBalancer, loadBalancerDocs } from "../../clouds/kubernetes/load-balancer.ts";
import { SERVICE } from "../../clouds/kubernetes/objects.ts";
import { readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const RESERVED = "networking.gke.io/load-balancer-ip-addresses";

export default defineResourceRule({
    id: "kubernetes-load-balancer-keeps-its-address",
    title: "A Service's load balancer has a reserved address",
    severity: "high",
    concern: "failover",
    types: [SERVICE],
    breaks: "when the Service or the cluster is made anew it answers at another address, and names, pools and firewalls still say the old one",
    remedy: '{ spec: { loadBalancerIP: "192.0.2.10" } }',
    sources: [loadBalancerDocs],
    requirements: ["AG-01", "HB-12", "AG-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service) => {
        if (!isLoadBalancer(service)) return undefined;
        // An address that is reserved in the same update is not known yet; that it is asked for is enough.
        const address = readString(service, "spec.loadBalancerIP");
        const reserved = labelsAt(service, "metadata.annotations").get(RESERVED);
        return (address.state !== "unset" && !(address.state === "set" && address.value === "")) ||
            reserved !== undefined
            ? pass(service, "has a reserved address")
            : fail(service, "takes whatever address is free: spec.loadBalancerIP is not set");
    },
});
