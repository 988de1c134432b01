/** What rules need to know about VPCs: which zones subnets lie in, and how they get out. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, NotKnownError, readParts, readString, readStrings } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";
import { standsBy } from "../../systems.ts";

export const VPC = "aws:ec2/vpc:Vpc";
export const SUBNET = "aws:ec2/subnet:Subnet";
export const ROUTE_TABLE = "aws:ec2/routeTable:RouteTable";
export const ROUTE = "aws:ec2/route:Route";
export const NAT_GATEWAY = "aws:ec2/natGateway:NatGateway";
const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";

export const zonesDocs: Source = {
    url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html",
    read: "2026-11-22",
};

/** How many zones a thing has to stand in; a region that only stands by may do with fewer. */
export const ZONES = { zones: 3, standbyZones: 2 };

export function zonesNeeded(graph: Graph, resource: Resource, { zones, standbyZones }: typeof ZONES): number {
    return standsBy(graph, resource.region) ? standbyZones : zones;
}

/**
 * The zones of the subnets that a property names, each once. Throws NotKnownError when one belongs to another stack, or
 * its zone is not known.
 */
export function zonesOfSubnets(graph: Graph, from: Resource, path: string): readonly string[] {
    const subnets = graph.referred(from, path, SUBNET);
    const named = Array.isArray(from.property(path)) ? readStrings(from, path) : undefined;
    if (named?.state === "set" && named.value.length > subnets.length)
        throw new NotKnownError(`${path} names a subnet of another stack, whose zone is not known here`);
    return zonesOf(subnets);
}

export function zonesOf(subnets: readonly Resource[]): readonly string[] {
    return [...new Set(subnets.flatMap((subnet) => known(readString(subnet, "availabilityZone")) ?? []))].toSorted();
}

/** Ids of the subnets in use and of those like them in other zones: their names differ in the zone alone. */
export function subnetsLike(graph: Graph, used: readonly Resource[]): readonly string[] {
    const stems = new Set(used.map(stemOf));
    const alike = graph.ofType(SUBNET).filter((subnet) => stems.has(stemOf(subnet)));
    const oneInEach = new Map(alike.map((subnet) => [zonesOf([subnet]).join(), subnet.id ?? subnet.name]));
    return [...oneInEach.values()];
}

function stemOf(subnet: Resource): string {
    const [zone = ""] = zonesOf([subnet]);
    return `${subnet.region} ${subnet.name.replaceAll(zone, "<zone>")}`;
}

/** Where packets for the rest of the world go. */
export type WayOut = "internet gateway" | "NAT gateway" | "none";

export function wayOut(graph: Graph, subnet: Resource): WayOut {
    const routes = tablesOf(graph, subnet).flatMap((table) => [
        ...(known(readParts(table, "routes")) ?? []),
        ...graph.referring(table, ROUTE, "routeTableId"),
    ]);
    const leads = (property: string) =>
        routes.some((route) => route.property(property) !== undefined && route.property(property) !== "");
    if (leads("gatewayId")) return "internet gateway";
    return leads("natGatewayId") ? "NAT gateway" : "none";
}

/** The route table that a subnet uses; none where it uses the VPC's main one. */
export function tablesOf(graph: Graph, subnet: Resource): readonly Resource[] {
    return graph
        .referring(subnet, ASSOCIATION, "subnetId")
        .flatMap((association) => graph.referred(association, "routeTableId", ROUTE_TABLE));
}

export function subnetsUsing(graph: Graph, table: Resource): readonly Resource[] {
    return graph
        .referring(table, ASSOCIATION, "routeTableId")
        .flatMap((association) => graph.referred(association, "subnetId", SUBNET));
}
