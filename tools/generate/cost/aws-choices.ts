import type { Resource } from "../../../policy/graph/graph.ts";
import { known, readParts } from "../../../policy/graph/read.ts";
import {
    cacheNodes,
    cacheSize,
    databaseInstances,
    fleetSize,
    healthCheck,
    isFirstOfRegion,
    isZoneRedundant,
    loadBalancer,
    machines,
} from "./aws-quantities.ts";
import { type Choice, standsBy, type Use, usesOf } from "./choice.ts";
import { databaseChoices } from "./database-choices.ts";

const NAT = "aws:ec2/natGateway:NatGateway";
const ADDRESS = "aws:ec2/eip:Eip";
const FLEET = "aws:autoscaling/group:Group";
const DATABASE = "aws:rds/instance:Instance";
const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";

/** What surviving costs on AWS, whatever the system. */
export const awsChoices: readonly Choice[] = [
    {
        id: "aws-fleet-instances",
        adds: "Machines beyond the first, over the zones",
        survives: "a zone",
        of: [FLEET],
        uses: (fleet, standing) =>
            standsBy(fleet, standing) ? [] : machines(fleet, Math.max(0, fleetSize(fleet) - 1), standing),
    },
    {
        id: "aws-fleet-second-region",
        adds: "Machines that run in the second region",
        survives: "a region",
        of: [FLEET],
        uses: (fleet, standing) => (standsBy(fleet, standing) ? machines(fleet, fleetSize(fleet), standing) : []),
    },
    ...databaseChoices("aws-", { type: DATABASE, isZoneRedundant, instances: databaseInstances }),
    {
        id: "aws-database-proxy-second-region",
        adds: "A connection pool before the second region's database",
        survives: "a region",
        of: ["aws:rds/proxy:Proxy"],
        uses: (proxy, standing) => (standsBy(proxy, standing) ? usesOf(proxy, { "aws-db-proxy": 1 }) : []),
    },
    {
        id: "aws-database-backups",
        adds: "Point-in-time backups of the database in the other region",
        survives: "the data",
        of: ["aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication"],
        uses: (copy) => usesOf(copy, { "aws-db-backup": 1 }),
    },
    {
        id: "aws-cache-replicas",
        adds: "Replicas of the cache in other zones",
        survives: "a zone",
        of: [CACHE],
        uses: (cache, standing) =>
            standsBy(cache, standing) ? [] : cacheNodes(cache, Math.max(0, cacheSize(cache) - 1), standing),
    },
    {
        id: "aws-cache-second-region",
        adds: "A following cache in the second region",
        survives: "a region",
        of: [CACHE],
        uses: (cache, standing) => (standsBy(cache, standing) ? cacheNodes(cache, cacheSize(cache), standing) : []),
    },
    {
        id: "aws-entrance-second-region",
        adds: "A load balancer with its filter in the second region",
        survives: "a region",
        of: ["aws:lb/loadBalancer:LoadBalancer", "aws:wafv2/webAcl:WebAcl"],
        uses: (part, standing) => {
            if (!standsBy(part, standing)) return [];
            if (part.type.endsWith(":LoadBalancer")) return loadBalancer(part);
            const rules = known(readParts(part, "rules"))?.length ?? 0;
            return usesOf(part, { "aws-web-acl": 1, "aws-web-acl-rule": rules });
        },
    },
    {
        id: "aws-health-checks",
        adds: "Health checks that move names between regions",
        survives: "a region",
        of: ["aws:route53/healthCheck:HealthCheck"],
        uses: (check) => healthCheck(check),
    },
    {
        id: "aws-bucket-second-region",
        adds: "Copies of buckets in the second region",
        survives: "a region",
        of: ["aws:s3/bucketReplicationConfig:BucketReplicationConfig"],
        uses: (copy) => usesOf(copy, { "aws-storage-replication": 1 }),
    },
    {
        id: "aws-backup-copies",
        adds: "Backups with copies in another region",
        survives: "the data",
        of: ["aws:backup/plan:Plan"],
        uses: (plan) => usesOf(plan, { "aws-backup-copy": 1 }),
    },
    {
        id: "aws-nat-zones",
        adds: "A NAT gateway with its address in every further zone",
        survives: "a zone",
        of: [NAT, ADDRESS],
        uses: (part, standing) =>
            standsBy(part, standing) || isFirstOfRegion(part, standing) ? [] : gatewayOrAddress(part),
    },
    {
        id: "aws-nat-second-region",
        adds: "NAT gateways with their addresses in the second region",
        survives: "a region",
        of: [NAT, ADDRESS],
        uses: (part, standing) => (standsBy(part, standing) ? gatewayOrAddress(part) : []),
    },
];

function gatewayOrAddress(part: Resource): Use[] {
    return usesOf(part, part.type === NAT ? { "aws-nat-gateway": 1 } : { "aws-address": 1 });
}
