import { SUBNET, VPC, wayOut, ZONES, zonesDocs, zonesNeeded, zonesOf } from "../../clouds/aws/network.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const TIERS = {
    "internet gateway": "public subnets",
    "NAT gateway": "private subnets",
    none: "subnets without a way out",
};

export default defineResourceRule({
    id: "vpc-tiers-span-zones",
    title: "Each tier of a VPC has subnets in three zones, in a region that stands by in two",
    severity: "high",
    concern: "redundancy",
    types: [VPC],
    breaks: "what stands on that tier cannot be spread over more zones than it has, whatever it asks for",
    remedy: 'new aws.ec2.Subnet("<tier>-<zone>", { vpcId: resource.id, availabilityZone: "<zone>", cidrBlock: "<free block>" })',
    sources: [
        zonesDocs,
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/subnet/", read: "2026-11-22" },
    ],
    requirements: ["ER-01"],
    whenUnknown: "unknown",
    settings: ZONES,
    judge: (vpc, settings, graph) => {
        const needed = zonesNeeded(graph, vpc, settings);
        const subnets = graph.referring(vpc, SUBNET, "vpcId");
        const tiers = [...Map.groupBy(subnets, (subnet) => wayOut(graph, subnet))].map(([way, members]) => ({
            tier: TIERS[way],
            zones: zonesOf(members),
        }));
        if (tiers.length === 0) return undefined;
        const narrow = tiers.find(({ zones }) => zones.length < needed);
        if (narrow === undefined)
            return pass(vpc, `${tiers.map(({ tier }) => tier).join(", ")}: each in ${needed} zones`);
        const missing = zonesOf(subnets).find((zone) => !narrow.zones.includes(zone)) ?? "<zone>";
        return fail(
            vpc,
            `${narrow.tier} lie in ${narrow.zones.join(", ")}, need ${needed} zones`,
            `new aws.ec2.Subnet("${vpc.name}-${missing}", { vpcId: resource.id, availabilityZone: "${missing}", cidrBlock: "<free block>" })`,
        );
    },
});
