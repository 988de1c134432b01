import { SUBNET_GROUP as CACHE_SUBNETS } from "../../clouds/aws/elasticache.ts";
import { PROXY, SUBNET_GROUP } from "../../clouds/aws/rds.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";

const SUBNET = "aws:ec2/subnet:Subnet";

/** Where each type lists its subnets. */
const SUBNETS: Readonly<Record<string, string>> = {
    [SUBNET_GROUP]: "subnetIds",
    [CACHE_SUBNETS]: "subnetIds",
    [PROXY]: "vpcSubnetIds",
};

export default defineResourceRule({
    id: "aws-data-subnets-span-zones",
    title: "Databases, their proxies and caches may stand in three zones, in the failover region in two",
    severity: "high",
    concern: "redundancy",
    types: Object.keys(SUBNETS),
    breaks: "when a zone is lost there is no other one where a standby, a proxy or a cache node could stand",
    remedy: "{ subnetIds: dataSubnets.map(({ id }) => id) }",
    sources: [
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/rds/subnetgroup/", read: "2026-11-22" },
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/rds/proxy/", read: "2026-11-22" },
        {
            url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-01", "ER-07", "ER-08"],
    whenUnknown: "unknown",
    settings: { zones: 3, failoverZones: 2 },
    judge: (holder, { zones, failoverZones }, graph) => {
        const property = SUBNETS[holder.type];
        if (property === undefined) return undefined;
        const subnets = graph.referred(holder, property, SUBNET);
        // Subnets of another stack tell nothing about their zones here.
        if (subnets.length === 0) return undefined;
        const covered = new Set(subnets.flatMap((subnet) => known(readString(subnet, "availabilityZone")) ?? []));
        const needed = holder.region === regionsFor(graph, holder)?.failover ? failoverZones : zones;
        const list = [...covered].toSorted().join(", ");
        return covered.size >= needed
            ? pass(holder, `stands in ${list}`)
            : fail(holder, `its subnets are in ${covered.size} zones (${list}), needs ${needed}`);
    },
});
