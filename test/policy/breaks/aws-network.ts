import type { Break } from "../break.ts";
import type { ExportedState } from "../exported-state.ts";

const BALANCER = "LoadBalancer/erato-us-east-1-balancer";
const FLEET = "Group/erato-us-east-1-fleet-group";

/** Mistakes with zones: what stands in too few of them, or leaves through another one. */
export const breaks: readonly Break[] = [
    {
        rule: "elb-spans-zones",
        what: "a load balancer of AWS gives up one of three zones",
        change: (prod) => prod.at(BALANCER, "subnets", firstTwo(prod, BALANCER, "subnets")),
    },
    {
        rule: "auto-scaling-group-spans-zones",
        what: "a fleet gives up one of three zones",
        change: (prod) => prod.at(FLEET, "vpcZoneIdentifiers", firstTwo(prod, FLEET, "vpcZoneIdentifiers")),
    },
    {
        rule: "vpc-tiers-span-zones",
        what: "the subnet of one zone is left out of a tier",
        change: (prod) => prod.without("Subnet/platform-us-west-2-data-us-west-2b"),
    },
    {
        rule: "nat-gateway-in-every-zone",
        what: "one zone leaves through another zone's NAT gateway to save its own",
        change: (prod) => {
            const { natGatewayId = null } = prod.properties("Route/platform-us-east-1-private-us-east-1a-route");
            return prod.at("Route/platform-us-east-1-private-us-east-1b-route", "natGatewayId", natGatewayId);
        },
    },
    {
        rule: "elb-cross-zone-on",
        what: "a target group keeps each zone's requests to itself",
        change: (prod) =>
            prod.at("TargetGroup/erato-us-east-1-targets-group", "loadBalancingCrossZoneEnabled", "false"),
    },
    {
        rule: "auto-scaling-group-min-per-zone",
        what: "a fleet keeps fewer instances than it has zones",
        change: (prod) => prod.at(FLEET, "minSize", 2),
    },
    {
        rule: "vpc-endpoint-in-every-zone",
        what: "one zone reaches storage through its NAT gateway",
        change: (prod) => {
            const endpoint = "VpcEndpoint/platform-us-east-1-s3";
            return prod.at(endpoint, "routeTableIds", firstTwo(prod, endpoint, "routeTableIds"));
        },
    },
];

function firstTwo(prod: ExportedState, ref: string, property: string): string[] {
    const ids = prod.properties(ref)[property];
    return Array.isArray(ids) ? ids.slice(0, 2) : [];
}
