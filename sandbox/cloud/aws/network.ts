/** VPC and subnet. */
import { flag, text, unset } from "../bag.ts";
import type { CloudView, Draft, Existing, Family, Refusal } from "../kind.ts";
import { type Block, blockOf, contains, overlap } from "./block.ts";
import { arn, common, ec2Id, KNOWN, regionOf } from "./draw.ts";
import { inUse, lookUp, refers } from "./references.ts";
import {
    CACHE,
    CACHE_SUBNETS,
    DATABASE,
    DATABASE_PROXY,
    DATABASE_SUBNETS,
    INTERNET_GATEWAY,
    LOAD_BALANCER,
    NAT_GATEWAY,
    ROUTE_TABLE,
    SCALING_GROUP,
    SECURITY_GROUP,
    SUBNET,
    VPC,
    VPC_ENDPOINT,
} from "./tokens.ts";
import { zoneId, zoneInRegion, zoneOfId } from "./zones.ts";

const vpcId = (draft: Draft): string => ec2Id(draft, "vpc");
const subnetId = (draft: Draft): string => ec2Id(draft, "subnet");

export const network: Family = {
    [VPC]: {
        id: vpcId,
        knownAtPreview: KNOWN,
        outputs: (draft) => {
            const generated = flag(draft.inputs, "assignGeneratedIpv6CidrBlock") === true;
            const routes = ec2Id(draft, "rtb");
            return {
                ...unset(draft.inputs, {
                    ipv6CidrBlock: generated
                        ? `2600:1f18:${draft.token("hex", 4, "v6")}:${draft.token("hex", 2, "v6 net")}00::/56`
                        : "",
                    ipv6CidrBlockNetworkBorderGroup: generated ? regionOf(draft) : "",
                    enableDnsHostnames: false,
                    enableNetworkAddressUsageMetrics: false,
                }),
                ...common(draft),
                arn: arn(draft, "ec2", `vpc/${vpcId(draft)}`),
                ownerId: draft.provider.account,
                defaultNetworkAclId: ec2Id(draft, "acl"),
                defaultRouteTableId: routes,
                mainRouteTableId: routes,
                defaultSecurityGroupId: ec2Id(draft, "sg"),
                dhcpOptionsId: ec2Id(draft, "dopt"),
                ipv6AssociationId: generated ? ec2Id(draft, "vpc-cidr-assoc") : "",
            };
        },
        replacements: ({ before, inputs }) => {
            const [old, now] = [before.inputs.instanceTenancy, inputs.instanceTenancy];
            return old !== now && !(old === "dedicated" && now === "default") ? ["instanceTenancy"] : [];
        },
        refusalsOnDelete: (resource, cloud) =>
            inUse(resource, cloud, [
                { type: SUBNET, noun: "subnet", properties: ["vpcId"] },
                { type: SECURITY_GROUP, noun: "security group", properties: ["vpcId"] },
                { type: INTERNET_GATEWAY, noun: "internet gateway", properties: ["vpcId"] },
                { type: ROUTE_TABLE, noun: "route table", properties: ["vpcId"] },
                { type: VPC_ENDPOINT, noun: "VPC endpoint", properties: ["vpcId"] },
            ]),
    },
    [SUBNET]: {
        id: subnetId,
        knownAtPreview: KNOWN,
        outputs: (draft) => {
            const region = regionOf(draft);
            const id = text(draft.inputs, "availabilityZoneId");
            const zone =
                text(draft.inputs, "availabilityZone") ?? (id === undefined ? `${region}a` : zoneOfId(region, id));
            return {
                ...unset(draft.inputs, {
                    availabilityZone: zone,
                    availabilityZoneId: id ?? zoneId(zone),
                    privateDnsHostnameTypeOnLaunch: "ip-name",
                }),
                ...common(draft),
                arn: arn(draft, "ec2", `subnet/${subnetId(draft)}`),
                ownerId: draft.provider.account,
                ipv6CidrBlockAssociationId: text(draft.inputs, "ipv6CidrBlock")
                    ? ec2Id(draft, "subnet-cidr-assoc")
                    : "",
            };
        },
        refusals: (draft) => [
            ...refers(draft, VPC, "a VPC", "vpcId"),
            ...zoneInRegion("availabilityZone", text(draft.inputs, "availabilityZone"), regionOf(draft)),
            ...blockRefusals(draft),
        ],
        replacements: ({ before, inputs }) =>
            before.inputs.assignIpv6AddressOnCreation === true && before.inputs.ipv6CidrBlock !== inputs.ipv6CidrBlock
                ? ["ipv6CidrBlock"]
                : [],
        refusalsOnDelete: (resource, cloud) => [
            ...inUse(resource, cloud, [
                { type: LOAD_BALANCER, noun: "load balancer", properties: ["subnets"] },
                { type: NAT_GATEWAY, noun: "NAT gateway", properties: ["subnetId"] },
                { type: SCALING_GROUP, noun: "Auto Scaling group", properties: ["vpcZoneIdentifiers"] },
                { type: VPC_ENDPOINT, noun: "VPC endpoint", properties: ["subnetIds"] },
                { type: DATABASE_PROXY, noun: "database proxy", properties: ["vpcSubnetIds"] },
            ]),
            ...behindGroups(resource, cloud),
        ],
    },
};

/** Databases and caches hold network interfaces in the subnets of their group. */
function behindGroups(subnet: Existing, cloud: CloudView): readonly Refusal[] {
    const kinds = [
        { groups: DATABASE_SUBNETS, type: DATABASE, noun: "database", property: "dbSubnetGroupName" },
        { groups: CACHE_SUBNETS, type: CACHE, noun: "cache", property: "subnetGroupName" },
    ];
    return kinds.flatMap(({ groups, type, noun, property }) =>
        cloud
            .all(groups)
            .filter(({ inputs }) => Array.isArray(inputs.subnetIds) && inputs.subnetIds.includes(subnet.id))
            .flatMap((group) => inUse(group, cloud, [{ type, noun, properties: [property] }])),
    );
}

/** The block must lie inside the VPC's and apart from its other subnets. */
function blockRefusals(draft: Draft): readonly Refusal[] {
    const own = block(draft.inputs.cidrBlock);
    if (own === undefined) return [];
    const around = lookUp(draft, VPC, text(draft.inputs, "vpcId"));
    const vpcBlock = block(around?.outputs.cidrBlock);
    if (vpcBlock && !contains(vpcBlock, own)) {
        return [refusal(`must lie inside the VPC's block ${around?.outputs.cidrBlock}`, draft)];
    }
    const siblings = draft.cloud
        .all(SUBNET)
        .filter(({ urn, inputs }) => urn !== draft.urn && inputs.vpcId === draft.inputs.vpcId);
    const hit = siblings.find(({ inputs }) => {
        const other = block(inputs.cidrBlock);
        return other !== undefined && overlap(own, other);
    });
    return hit ? [refusal(`must not overlap ${hit.inputs.cidrBlock} of ${hit.id}`, draft)] : [];
}

const block = (value: unknown): Block | undefined => (typeof value === "string" ? blockOf(value) : undefined);

function refusal(problem: string, { inputs }: Draft): Refusal {
    return { property: "cidrBlock", problem, got: JSON.stringify(inputs.cidrBlock), remedy: "choose a free block" };
}
