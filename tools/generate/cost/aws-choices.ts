import type { Resource } from "../../../policy/graph/graph.ts";
import { type Choice, regionOf, type Standing, standsBy, usesOf } from "./choice.ts";

const NAT = "aws:ec2/natGateway:NatGateway";

/** What surviving costs on AWS, whatever the system. */
export const awsChoices: readonly Choice[] = [
    {
        id: "nat-zones",
        adds: "A NAT gateway with its address in every further zone",
        survives: "a zone",
        of: [NAT],
        uses: (nat, standing) =>
            standsBy(nat, standing) || isFirstOfRegion(nat, standing)
                ? []
                : usesOf(nat, { "aws-nat-gateway": 1, "aws-address": 1 }),
    },
    {
        id: "nat-second-region-aws",
        adds: "NAT gateways with their addresses in the second region",
        survives: "a region",
        of: [NAT],
        uses: (nat, standing) =>
            standsBy(nat, standing) ? usesOf(nat, { "aws-nat-gateway": 1, "aws-address": 1 }) : [],
    },
];

function isFirstOfRegion(resource: Resource, { graph }: Standing): boolean {
    const peers = graph.ofType(resource.type).filter((peer) => regionOf(peer) === regionOf(resource));
    return peers.map(({ urn }) => urn).sort()[0] === resource.urn;
}
