import {
    ROUTE_TABLE,
    SUBNET,
    tablesOf,
    VPC,
    wayOut,
    ZONES,
    zonesNeeded,
    zonesOfSubnets,
} from "../../clouds/aws/network.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "vpc-endpoint-in-every-zone",
    title: "A VPC endpoint serves the private subnets of every zone",
    severity: "medium",
    concern: "redundancy",
    types: ["aws:ec2/vpcEndpoint:VpcEndpoint"],
    breaks: "one zone reaches the service through its NAT gateway or another zone, or not at all, and fails with them",
    remedy: '{ routeTableIds: ["<route table of zone a>", "<route table of zone b>", "<route table of zone c>"] }',
    sources: [
        { url: "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html", read: "2026-11-22" },
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/vpcendpoint/", read: "2026-11-22" },
    ],
    requirements: ["ER-01"],
    whenUnknown: "unknown",
    settings: ZONES,
    judge: (endpoint, settings, graph) => {
        const type = known(readString(endpoint, "vpcEndpointType")) ?? "Gateway";
        if (type === "Interface") {
            const needed = zonesNeeded(graph, endpoint, settings);
            const zones = zonesOfSubnets(graph, endpoint, "subnetIds");
            const message = `has addresses in ${zones.join(", ") || "no zone"}`;
            return zones.length >= needed
                ? pass(endpoint, message)
                : fail(endpoint, `${message}, needs ${needed} zones`);
        }
        if (type !== "Gateway") return undefined;
        const subnets = graph.referred(endpoint, "vpcId", VPC).flatMap((vpc) => graph.referring(vpc, SUBNET, "vpcId"));
        const closed = subnets.filter((subnet) => wayOut(graph, subnet) !== "internet gateway");
        const tables = [...new Set(closed.flatMap((subnet) => tablesOf(graph, subnet)))];
        if (tables.length === 0) return undefined;
        const served = graph.referred(endpoint, "routeTableIds", ROUTE_TABLE);
        const missing = tables.filter((table) => !served.includes(table));
        if (missing.length === 0) return pass(endpoint, `serves all ${tables.length} tables of private subnets`);
        const ids = [...new Set([...served, ...tables])].map(({ id, name }) => id ?? name);
        return fail(
            endpoint,
            `routeTableIds leaves out ${missing.map(({ name }) => name).join(", ")}`,
            `{ routeTableIds: ${JSON.stringify(ids)} }`,
        );
    },
});
