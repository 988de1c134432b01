/** Route tables, their routes and the subnets they serve. */
import { text, unset } from "../bag.ts";
import type { Draft, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { arn, checksum, common, ec2Id, inRegion, KNOWN, KNOWN_REGION } from "./draw.ts";
import { inUse, lookUp, refers } from "./references.ts";
import {
    INTERNET_GATEWAY,
    NAT_GATEWAY,
    ROUTE_TABLE,
    ROUTE_TABLE_ASSOCIATION,
    SUBNET,
    VPC,
    VPC_ENDPOINT,
} from "./tokens.ts";

const tableId = (draft: Draft): string => ec2Id(draft, "rtb");

/** Virtual private gateways (`vgw-`) are not simulated, so only internet gateways can be checked. */
function internetGateway(draft: Draft): readonly Refusal[] {
    const gateway = text(draft.inputs, "gatewayId");
    return gateway?.startsWith("igw-")
        ? refers(draft, INTERNET_GATEWAY, "an internet gateway", "gatewayId", gateway)
        : [];
}

/** A subnet has one route table, of its own VPC. */
function associationRefusals(draft: Draft): readonly Refusal[] {
    const id = text(draft.inputs, "subnetId");
    const subnet = lookUp(draft, SUBNET, id);
    const table = lookUp(draft, ROUTE_TABLE, text(draft.inputs, "routeTableId"));
    const other = draft.cloud
        .all(ROUTE_TABLE_ASSOCIATION)
        .find(({ urn, inputs }) => urn !== draft.urn && text(inputs, "subnetId") === id);
    return [
        ...refuseIf(id !== undefined && other !== undefined, {
            property: "subnetId",
            problem: `must name a subnet without a route table of its own (it has ${other?.inputs.routeTableId})`,
            got: printable(id),
            remedy: "change that association",
        }),
        ...refuseIf(subnet !== undefined && table !== undefined && subnet.inputs.vpcId !== table.inputs.vpcId, {
            property: "subnetId",
            problem: `must be in the VPC of the route table (${table?.inputs.vpcId})`,
            got: printable(id),
        }),
    ];
}

export const routing: Family = {
    [ROUTE_TABLE]: {
        id: tableId,
        knownAtPreview: KNOWN,
        outputs: (draft) => ({
            ...unset(draft.inputs, { propagatingVgws: [], routes: [] }),
            ...common(draft),
            arn: arn(draft, "ec2", `route-table/${tableId(draft)}`),
            ownerId: draft.provider.account,
        }),
        refusals: (draft) => refers(draft, VPC, "a VPC", "vpcId"),
        refusalsOnDelete: (resource, cloud) =>
            inUse(resource, cloud, [
                { type: ROUTE_TABLE_ASSOCIATION, noun: "route table association", properties: ["routeTableId"] },
            ]),
    },
    "aws:ec2/route:Route": {
        id: ({ inputs }) => {
            const keys = ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"];
            const destination = keys.flatMap((key) => text(inputs, key) ?? [])[0] ?? "";
            return `r-${text(inputs, "routeTableId")}${checksum(destination)}`;
        },
        knownAtPreview: KNOWN_REGION,
        outputs: (draft) => ({
            ...unset(draft.inputs, { networkInterfaceId: "" }),
            ...inRegion(draft),
            instanceId: "",
            instanceOwnerId: "",
            origin: "CreateRoute",
            state: "active",
        }),
        refusals: (draft) => [
            ...refers(draft, ROUTE_TABLE, "a route table", "routeTableId"),
            ...internetGateway(draft),
            ...refers(draft, NAT_GATEWAY, "a NAT gateway", "natGatewayId"),
            ...refers(draft, VPC_ENDPOINT, "a VPC endpoint", "vpcEndpointId"),
        ],
    },
    [ROUTE_TABLE_ASSOCIATION]: {
        id: (draft) => ec2Id(draft, "rtbassoc"),
        knownAtPreview: KNOWN_REGION,
        outputs: inRegion,
        refusals: (draft) => [
            ...refers(draft, ROUTE_TABLE, "a route table", "routeTableId"),
            ...refers(draft, SUBNET, "a subnet", "subnetId"),
            ...associationRefusals(draft),
        ],
    },
};
