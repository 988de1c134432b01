/** Internet gateways, NAT gateways and the addresses they use. */
import { bags, list, text, unset } from "../bag.ts";
import type { Draft, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { arn, common, ec2Id, KNOWN, regionOf } from "./draw.ts";
import { inUse, lookUp, refers } from "./references.ts";
import { ELASTIC_IP, INTERNET_GATEWAY, NAT_GATEWAY, SUBNET, VPC } from "./tokens.ts";
import { zoneId } from "./zones.ts";

const addressId = (draft: Draft): string => ec2Id(draft, "eipalloc");
const internetId = (draft: Draft): string => ec2Id(draft, "igw");

const dashed = (address: string): string => address.replaceAll(".", "-");

function elasticAddress(draft: Draft): Bag {
    const region = regionOf(draft);
    const attached = ["instance", "networkInterface"].some((key) => text(draft.inputs, key) !== undefined);
    const publicIp = draft.publicAddress();
    const privateIp = text(draft.inputs, "associateWithPrivateIp") ?? draft.privateAddress("10.0.0.0/16");
    const zone = region === "us-east-1" ? "compute-1" : `${region}.compute`;
    const inner = region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`;
    return {
        ...unset(draft.inputs, {
            domain: "vpc",
            instance: "",
            networkInterface: "",
            networkBorderGroup: region,
            publicIpv4Pool: "amazon",
        }),
        ...common(draft),
        allocationId: addressId(draft),
        arn: arn(draft, "ec2", `elastic-ip/${addressId(draft)}`),
        associationId: attached ? ec2Id(draft, "eipassoc") : "",
        carrierIp: "",
        customerOwnedIp: "",
        privateIp: attached ? privateIp : "",
        privateDns: attached ? `ip-${dashed(privateIp)}.${inner}` : "",
        ptrRecord: "",
        publicIp,
        publicDns: `ec2-${dashed(publicIp)}.${zone}.amazonaws.com`,
    };
}

const isRegional = (inputs: Bag): boolean => text(inputs, "availabilityMode") === "regional";
const isPrivate = (inputs: Bag): boolean => text(inputs, "connectivityType") === "private";

function natOutputs(draft: Draft): Bag {
    const { inputs } = draft;
    const subnet = lookUp(draft, SUBNET, text(inputs, "subnetId"))?.outputs;
    const address = lookUp(draft, ELASTIC_IP, text(inputs, "allocationId"))?.outputs;
    const zones = bags(inputs, "availabilityZoneAddresses");
    const mode = zones.length === 0 ? "enabled" : "disabled";
    return {
        ...unset(inputs, {
            availabilityMode: "zonal",
            privateIp: draft.privateAddress(text(subnet, "cidrBlock")),
            secondaryAllocationIds: [],
            secondaryPrivateIpAddressCount: 0,
            secondaryPrivateIpAddresses: [],
            vpcId: text(subnet, "vpcId") ?? "",
        }),
        ...common(draft),
        associationId: text(inputs, "allocationId") === undefined ? "" : ec2Id(draft, "eipassoc"),
        autoProvisionZones: isRegional(inputs) ? mode : "",
        autoScalingIps: isRegional(inputs) ? mode : "",
        regionalNatGatewayAutoMode: isRegional(inputs) ? mode : "",
        routeTableId: isRegional(inputs) ? ec2Id(draft, "rtb") : "",
        networkInterfaceId: isRegional(inputs) ? "" : ec2Id(draft, "eni"),
        publicIp: isPrivate(inputs) ? "" : (text(address, "publicIp") ?? draft.publicAddress()),
        regionalNatGatewayAddresses: isRegional(inputs)
            ? zones.map(({ item }) => {
                  const zone = text(item, "availabilityZone") ?? "";
                  const allocation = text(item, "allocationIds.0");
                  return {
                      allocationId: allocation ?? "",
                      associationId: ec2Id(draft, "eipassoc", zone),
                      availabilityZone: zone,
                      availabilityZoneId: zoneId(zone),
                      networkInterfaceId: ec2Id(draft, "eni", zone),
                      publicIp:
                          text(lookUp(draft, ELASTIC_IP, allocation)?.outputs, "publicIp") ?? draft.publicAddress(zone),
                      status: "succeeded",
                  };
              })
            : [],
    };
}

function natRefusals(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    const allocation = text(inputs, "allocationId");
    const other = draft.cloud
        .all(NAT_GATEWAY)
        .find(({ urn, inputs: theirs }) => urn !== draft.urn && text(theirs, "allocationId") === allocation);
    const needed = isRegional(inputs) ? "vpcId" : "subnetId";
    return [
        ...refers(draft, SUBNET, "a subnet", "subnetId"),
        ...refers(draft, VPC, "a VPC", "vpcId"),
        ...refers(draft, ELASTIC_IP, "an Elastic IP", "allocationId"),
        ...refuseIf(text(inputs, needed) === undefined, {
            property: needed,
            problem: `must be set for a ${isRegional(inputs) ? "regional" : "zonal"} NAT gateway`,
        }),
        ...refuseIf(!isRegional(inputs) && !isPrivate(inputs) && allocation === undefined, {
            property: "allocationId",
            problem: "must be set for a public NAT gateway",
            remedy: "make an Elastic IP for it",
        }),
        ...refuseIf(isPrivate(inputs) && allocation !== undefined, {
            property: "allocationId",
            problem: "must be left out for a private NAT gateway",
            got: printable(allocation),
        }),
        ...refuseIf(allocation !== undefined && other !== undefined, {
            property: "allocationId",
            problem: `must not be the address of another NAT gateway (${other?.id})`,
            got: printable(allocation),
            remedy: "give each gateway its own Elastic IP",
        }),
    ];
}

/** A VPC has one internet gateway at most. */
function onlyGateway(draft: Draft): readonly Refusal[] {
    const vpc = text(draft.inputs, "vpcId");
    const other = draft.cloud
        .all(INTERNET_GATEWAY)
        .find(({ urn, inputs }) => urn !== draft.urn && text(inputs, "vpcId") === vpc);
    return refuseIf(vpc !== undefined && other !== undefined, {
        property: "vpcId",
        problem: `must name a VPC without an internet gateway (it has ${other?.id})`,
        got: printable(vpc),
        remedy: "use that gateway",
    });
}

export const gateways: Family = {
    [ELASTIC_IP]: {
        id: addressId,
        knownAtPreview: KNOWN,
        outputs: elasticAddress,
        refusalsOnDelete: (resource, cloud) =>
            inUse(resource, cloud, [{ type: NAT_GATEWAY, noun: "NAT gateway", properties: ["allocationId"] }]),
    },
    [INTERNET_GATEWAY]: {
        id: internetId,
        knownAtPreview: KNOWN,
        outputs: (draft) => ({
            ...unset(draft.inputs, { vpcId: "" }),
            ...common(draft),
            arn: arn(draft, "ec2", `internet-gateway/${internetId(draft)}`),
            ownerId: draft.provider.account,
        }),
        refusals: (draft) => [...refers(draft, VPC, "a VPC", "vpcId"), ...onlyGateway(draft)],
    },
    [NAT_GATEWAY]: {
        id: (draft) => ec2Id(draft, "nat"),
        knownAtPreview: KNOWN,
        outputs: natOutputs,
        refusals: natRefusals,
        replacements: ({ before, inputs }) => {
            const zoned = (side: Bag) => list(side, "availabilityZoneAddresses").length > 0;
            const count = "secondaryPrivateIpAddressCount";
            return [
                ...(isRegional(inputs) && zoned(before.inputs) !== zoned(inputs) ? ["availabilityZoneAddresses"] : []),
                ...(isPrivate(inputs) && inputs[count] !== undefined && before.inputs[count] !== inputs[count]
                    ? [count]
                    : []),
            ];
        },
    },
};
