import { known, readString } from "../../graph/read.ts";
import { defineRule, each, fail, pass } from "../../rule.ts";

const ADDRESS = "gcp:compute/address:Address";
const FORWARDING_RULE = "gcp:compute/forwardingRule:ForwardingRule";

export default defineRule({
    id: "external-address-has-an-entrance",
    title: "Something answers at every external address",
    severity: "critical",
    concern: "failover",
    breaks: "names and pools lead to an address where nothing listens, and the region looks present while it serves nobody",
    remedy: 'new gcp.compute.ForwardingRule("entrance", { region: resource.region, loadBalancingScheme: "EXTERNAL_MANAGED", ipAddress: resource.id, portRange: "443", target: proxy.id })',
    sources: [
        { url: "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts", read: "2026-11-22" },
    ],
    requirements: ["PL-02", "ET-06"],
    whenUnknown: "unknown",
    settings: {},
    evaluate: (graph) =>
        each(graph.ofType(ADDRESS), (address) => {
            // An address that says nothing about its type is external.
            if ((known(readString(address, "addressType")) ?? "EXTERNAL") !== "EXTERNAL") return undefined;
            const numbers = address.property("address");
            const entrances = graph
                .ofType(FORWARDING_RULE)
                .filter(
                    (rule) =>
                        graph.reachable(rule, "ipAddress", [ADDRESS]).includes(address) ||
                        (typeof numbers === "string" && rule.property("ipAddress") === numbers),
                );
            return entrances.length > 0
                ? pass(address, `answered by ${entrances.map(({ name }) => name).join(", ")}`)
                : fail(address, "no forwarding rule of the stack uses it");
        }),
});
