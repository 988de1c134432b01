import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readBoolean, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** What goes when its region goes, and is made once in each region for that reason. */
const REGIONAL = [
    "aws:kms/key:Key",
    "aws:secretsmanager/secret:Secret",
    "aws:ec2/subnet:Subnet",
    "aws:rds/proxy:Proxy",
    "aws:elasticache/replicationGroup:ReplicationGroup",
    "aws:lb/targetGroup:TargetGroup",
    "aws:sns/topic:Topic",
    "gcp:compute/subnetwork:Subnetwork",
    "gcp:compute/regionSecurityPolicy:RegionSecurityPolicy",
    "gcp:compute/regionNetworkEndpointGroup:RegionNetworkEndpointGroup",
    "gcp:container/cluster:Cluster",
    "gcp:memorystore/instance:Instance",
    "gcp:secretmanager/regionalSecret:RegionalSecret",
];

/** Properties that are about the other region: what follows it, and what is copied there. */
const FOLLOWS = ["crossInstanceReplicationConfig", "replicateSourceDb", "globalReplicationGroupId"];

export default defineResourceRule({
    id: "region-stands-on-its-own",
    title: "What serves requests in a region uses keys, secrets, networks and caches of that region",
    severity: "critical",
    concern: "pairing",
    types: [
        "aws:rds/instance:Instance",
        "aws:rds/proxy:Proxy",
        "aws:elasticache/replicationGroup:ReplicationGroup",
        "aws:autoscaling/group:Group",
        "aws:ec2/launchTemplate:LaunchTemplate",
        "aws:lb/loadBalancer:LoadBalancer",
        "aws:lb/listener:Listener",
        "gcp:cloudrunv2/service:Service",
        "gcp:cloudrunv2/job:Job",
        "gcp:compute/forwardingRule:ForwardingRule",
        "gcp:compute/regionBackendService:RegionBackendService",
        "gcp:container/cluster:Cluster",
        "gcp:container/nodePool:NodePool",
        "gcp:memorystore/instance:Instance",
    ],
    breaks: "both regions go with one of them: the failover region stands there whole and cannot decrypt, log in or reach its cache",
    remedy: '{ kmsKeyId: "<key of this region>" }',
    sources: [
        {
            url: "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/use-fault-isolation-to-protect-your-workload.html",
            read: "2026-11-22",
        },
        {
            url: "https://docs.cloud.google.com/architecture/infra-reliability-guide/building-blocks",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-12", "HB-12", "AG-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (resource, _settings, graph) => {
        const region = regionOf(resource);
        if (region === undefined) return undefined;
        const used = [...resource.madeFrom.keys()]
            .filter((property) => !FOLLOWS.includes(property))
            .flatMap((property) => usedBy(graph, resource, property).map((target) => ({ property, target })));
        const strange = used.find(({ target }) => !isIn(target, region));
        if (used.length === 0) return undefined;
        return strange === undefined
            ? pass(resource, `uses ${used.length} parts of ${region}`)
            : fail(
                  resource,
                  `${strange.property} uses ${strange.target.name} of ${regionOf(strange.target)}, and stands in ${region}`,
              );
    },
});

function usedBy(graph: Graph, resource: Resource, property: string): readonly Resource[] {
    const value = resource.property(property);
    const isPlain =
        typeof value === "string" || (Array.isArray(value) && value.every((one) => typeof one === "string"));
    // Nested values cannot be told apart by what they were made from, so all of that counts.
    return isPlain
        ? REGIONAL.flatMap((type) => graph.referred(resource, property, type))
        : (resource.madeFrom.get(property) ?? [])
              .flatMap((urn) => graph.withUrn(urn) ?? [])
              .filter(({ type }) => REGIONAL.includes(type));
}

/** Its region, without the address that Google's API puts before it and the letter of a zone behind it. */
function regionOf(resource: Resource): string | undefined {
    return resource.region
        ?.split("/")
        .at(-1)
        ?.replace(/(?<=\d)-?[a-f]$/, "");
}

/** Whether it is there for a region: it stands there, or has a copy that does. */
function isIn(target: Resource, region: string): boolean {
    if ([undefined, region].includes(regionOf(target)) || known(readBoolean(target, "multiRegion")) === true)
        return true;
    const copies = known(readParts(target, "replicas")) ?? [];
    return copies.some((copy) => known(readString(copy, "region")) === region);
}
