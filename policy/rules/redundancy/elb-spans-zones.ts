import { LOAD_BALANCER, loadBalancerDocs } from "../../clouds/aws/load-balancing.ts";
import {
    SUBNET,
    subnetsLike,
    ZONES,
    zonesDocs,
    zonesNeeded,
    zonesOf,
    zonesOfSubnets,
} from "../../clouds/aws/network.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "elb-spans-zones",
    title: "A load balancer of AWS stands in three zones, in a region that stands by in two",
    severity: "critical",
    concern: "redundancy",
    types: [LOAD_BALANCER],
    breaks: "losing one zone leaves too little of the load balancer, or none, and requests fail although instances run",
    remedy: '{ subnets: ["<subnet in zone a>", "<subnet in zone b>", "<subnet in zone c>"] }',
    sources: [loadBalancerDocs, zonesDocs],
    requirements: ["ER-01", "ER-02"],
    whenUnknown: "unknown",
    settings: ZONES,
    judge: (balancer, settings, graph) => {
        const needed = zonesNeeded(graph, balancer, settings);
        const zones = zonesOfBalancer(graph, balancer);
        if (zones.length >= needed) return pass(balancer, `stands in ${zones.join(", ")}`);
        const message = `stands in ${zones.join(", ") || "no zone"}, needs ${needed} zones`;
        const like = subnetsLike(graph, graph.referred(balancer, "subnets", SUBNET));
        return fail(balancer, message, like.length >= needed ? `{ subnets: ${JSON.stringify(like)} }` : undefined);
    },
});

/** Subnets are named one by one, or mapped to fixed addresses. */
function zonesOfBalancer(graph: Graph, balancer: Resource): readonly string[] {
    const mapped = graph.reachable(balancer, "subnetMappings", [SUBNET]);
    return mapped.length > 0 ? zonesOf(mapped) : zonesOfSubnets(graph, balancer, "subnets");
}
