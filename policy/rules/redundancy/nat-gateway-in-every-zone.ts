import { NAT_GATEWAY, ROUTE, ROUTE_TABLE, subnetsUsing, zonesOf, zonesOfSubnets } from "../../clouds/aws/network.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "nat-gateway-in-every-zone",
    title: "A private subnet leaves through a NAT gateway of its own zone",
    severity: "high",
    concern: "redundancy",
    types: [ROUTE],
    breaks: "losing one zone cuts instances of other zones off from everything outside, and they fail with it",
    remedy: '{ natGatewayId: "<NAT gateway of the zone>" }',
    sources: [
        { url: "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html", read: "2026-11-22" },
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/natgateway/", read: "2026-11-22" },
    ],
    requirements: ["ER-01"],
    whenUnknown: "unknown",
    settings: {},
    judge: (route, _settings, graph) => {
        const [gateway] = graph.referred(route, "natGatewayId", NAT_GATEWAY);
        if (gateway === undefined) return undefined;
        // A regional one has addresses in every zone by itself.
        if (known(readString(gateway, "availabilityMode")) === "regional")
            return pass(route, `leaves through ${gateway.name}, which stands in every zone`);
        const zone = zonesOfSubnets(graph, gateway, "subnetId").join();
        const tables = graph.referred(route, "routeTableId", ROUTE_TABLE);
        const served = zonesOf(tables.flatMap((table) => subnetsUsing(graph, table)));
        if (served.every((other) => other === zone)) return pass(route, `serves ${zone} through ${gateway.name} in it`);
        const message = `serves subnets in ${served.join(", ")} through ${gateway.name} in ${zone}`;
        if (served.length > 1) return fail(route, `${message}: each zone needs a route table of its own`);
        const own = graph
            .ofType(NAT_GATEWAY)
            .find((candidate) => zonesOfSubnets(graph, candidate, "subnetId").join() === served[0]);
        return fail(
            route,
            `${message}, needs one in ${served[0]}`,
            own && `{ natGatewayId: ${JSON.stringify(own.id ?? own.name)} }`,
        );
    },
});
