/** VPC and subnet. */
import { flag, text, unset } from "../bag.ts";
import type { Draft, Refusal, ResourceKind } from "../kind.ts";
import { type Block, blockOf, contains, overlap } from "./block.ts";
import { arn, common, ec2Id, KNOWN, regionOf } from "./draw.ts";

export const vpc: ResourceKind = {
    id: (draft) => ec2Id(draft, "vpc"),
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
            arn: arn(draft, "ec2", `vpc/${draft.id}`),
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
    refusalsOnDelete: ({ id }, cloud) =>
        cloud.all("aws:ec2/subnet:Subnet").some(({ inputs }) => inputs.vpcId === id)
            ? [
                  {
                      property: "",
                      problem: "DependencyViolation: subnets still use it",
                      got: id,
                      remedy: "delete the subnets first",
                  },
              ]
            : [],
};

export const subnet: ResourceKind = {
    id: (draft) => ec2Id(draft, "subnet"),
    knownAtPreview: KNOWN,
    outputs: (draft) => {
        const region = regionOf(draft);
        const zoneId = text(draft.inputs, "availabilityZoneId");
        const zone = text(draft.inputs, "availabilityZone") ?? `${region}${zoneLetter(zoneId)}`;
        return {
            ...unset(draft.inputs, {
                availabilityZone: zone,
                availabilityZoneId:
                    zoneId ??
                    `${region.replace(/^(\w+)-(\w)\w*-(\d)$/, "$1$2$3")}-az${zone.charCodeAt(zone.length - 1) - 96}`,
                privateDnsHostnameTypeOnLaunch: "ip-name",
            }),
            ...common(draft),
            arn: arn(draft, "ec2", `subnet/${draft.id}`),
            ownerId: draft.provider.account,
            ipv6CidrBlockAssociationId: text(draft.inputs, "ipv6CidrBlock") ? ec2Id(draft, "subnet-cidr-assoc") : "",
        };
    },
    refusals: subnetRefusals,
};

const zoneLetter = (id: string | undefined): string =>
    String.fromCharCode(96 + Number(id?.match(/-az(\d)$/)?.[1] ?? 1));

/** The block must lie inside the VPC's and apart from its other subnets. */
function subnetRefusals(draft: Draft): readonly Refusal[] {
    const own = block(draft.inputs.cidrBlock);
    if (own === undefined) return [];
    const around = draft.cloud.find("aws:ec2/vpc:Vpc", draft.inputs.vpcId);
    const vpcBlock = block(around?.outputs.cidrBlock);
    if (vpcBlock && !contains(vpcBlock, own)) {
        return [refusal("cidrBlock", `must lie inside the VPC's block ${around?.outputs.cidrBlock}`, draft)];
    }
    const siblings = draft.cloud
        .all("aws:ec2/subnet:Subnet")
        .filter(({ urn, inputs }) => urn !== draft.urn && inputs.vpcId === draft.inputs.vpcId);
    const hit = siblings.find(({ inputs }) => {
        const other = block(inputs.cidrBlock);
        return other !== undefined && overlap(own, other);
    });
    return hit ? [refusal("cidrBlock", `must not overlap ${hit.inputs.cidrBlock} of ${hit.id}`, draft)] : [];
}

const block = (value: unknown): Block | undefined => (typeof value === "string" ? blockOf(value) : undefined);

function refusal(property: string, problem: string, draft: Draft): Refusal {
    return { property, problem, got: JSON.stringify(draft.inputs[property]), remedy: "choose a free block" };
}
