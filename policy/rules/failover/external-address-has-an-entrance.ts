import type { Graph, Resource } from "../../graph/graph.ts";
import { known, type Reading, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const ADDRESS = "gcp:compute/address:Address";
const FORWARDING_RULE = "gcp:compute/forwardingRule:ForwardingRule";
const KUBERNETES_SERVICE = "kubernetes:core/v1:Service";

export default defineResourceRule({
    id: "external-address-has-an-entrance",
    title: "Something answers at every external address",
    severity: "critical",
    concern: "failover",
    types: [ADDRESS],
    breaks: "names and pools lead to an address where nothing listens, and the region looks present while it serves nobody",
    remedy: 'new gcp.compute.ForwardingRule("entrance", { region: resource.region, loadBalancingScheme: "EXTERNAL_MANAGED", ipAddress: resource.id, portRange: "443", target: proxy.id })',
    sources: [
        { url: "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts", read: "2026-11-22" },
        {
            url: "https://docs.cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters",
            read: "2026-11-22",
        },
    ],
    requirements: ["PL-02", "ET-06", "AG-01", "HB-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (address, _settings, graph) => {
        // An address that says nothing about its type is external.
        if ((known(readString(address, "addressType")) ?? "EXTERNAL") !== "EXTERNAL") return undefined;
        const entrances = entrancesOf(graph, address);
        return entrances.length > 0
            ? pass(address, `answered by ${entrances.map(({ name }) => name).join(", ")}`)
            : fail(address, "no forwarding rule and no Kubernetes Service of the stack uses it");
    },
});

/** Forwarding rules and Services of type LoadBalancer at the address, by its numbers or made from it. */
function entrancesOf(graph: Graph, address: Resource): readonly Resource[] {
    const numbers = address.property("address");
    const uses = (resource: Resource, property: string, said: unknown) =>
        graph.reachable(resource, property, [ADDRESS]).includes(address) ||
        (typeof numbers === "string" && said === numbers);
    const rules = graph.ofType(FORWARDING_RULE).filter((rule) => uses(rule, "ipAddress", rule.property("ipAddress")));
    const services = graph
        .ofType(KUBERNETES_SERVICE)
        .filter((service) => known(readString(service, "spec.type")) === "LoadBalancer")
        .filter((service) => uses(service, "spec", stated(readString(service, "spec.loadBalancerIP"))));
    return [...rules, ...services];
}

function stated(reading: Reading<string>): string | undefined {
    return reading.state === "set" ? reading.value : undefined;
}
