/** What rules need to know about networks of Google Cloud and the ways out of them. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readParts, readString } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";

export const NETWORK = "gcp:compute/network:Network";
export const SUBNETWORK = "gcp:compute/subnetwork:Subnetwork";
export const ROUTER_NAT = "gcp:compute/routerNat:RouterNat";

export const natDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/gcp/api-docs/compute/routernat/",
    read: "2026-11-22",
};

/** Whether a NAT gateway takes the traffic of a subnetwork: one that it names, or any of its region. */
export function translates(graph: Graph, nat: Resource, subnetwork: Resource): boolean {
    const source = known(readString(nat, "sourceSubnetworkIpRangesToNat")) ?? "";
    if (source.startsWith("ALL_SUBNETWORKS")) return nat.region === subnetwork.region;
    return (known(readParts(nat, "subnetworks")) ?? []).some((named) =>
        graph.meant(nat, "subnetworks", readString(named, "name"), SUBNETWORK).includes(subnetwork),
    );
}

/** Subnetworks that hold machines; those of load balancers and of private services hold none. */
export function holdsMachines(subnetwork: Resource): boolean {
    const purpose = known(readString(subnetwork, "purpose")) ?? "PRIVATE";
    return purpose === "PRIVATE";
}
