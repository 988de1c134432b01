import type { Resource } from "../../../../policy/graph/graph.ts";
import { known, readBoolean, readParts, readString, readStrings } from "../../../../policy/graph/read.ts";
import type { Kind, LinkKind } from "../kind.ts";
import { count, word } from "../subtree.ts";

const COPIES = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

export const AWS_KINDS: readonly Kind[] = [
    {
        type: "ha-platform:aws:ContentDelivery",
        place: "arrival",
        card: (delivery, system) => {
            const [distribution] = system.inside(delivery, "aws:cloudfront/distribution:Distribution");
            return {
                title: "CloudFront",
                details: [strings(distribution, "aliases").join(", "), "assets from either bucket, API uncached"],
            };
        },
    },
    {
        type: "aws:wafv2/webAcl:WebAcl",
        place: "arrival",
        card: (acl) =>
            word(acl, "scope") === "CLOUDFRONT"
                ? { title: "WAF at the edge", details: ["limits each client"] }
                : undefined,
    },
    {
        type: "ha-platform:aws:FailoverRecords",
        place: "arrival",
        card: (records, system) => {
            const probe = system
                .inside(records, "aws:route53/healthCheck:HealthCheck")
                .find(({ name }) => name.endsWith("-check"));
            return {
                title: "Route 53 failover records",
                details: [
                    word(records, "host"),
                    `asks ${word(probe, "resourcePath")} each ${count(probe, "requestInterval")} s`,
                ],
            };
        },
    },
    {
        type: "ha-platform:aws:ApplicationLoadBalancer",
        place: "entrances",
        card: (balancer, system) => {
            const [load] = system.inside(balancer, "aws:lb/loadBalancer:LoadBalancer");
            return {
                title: "Application Load Balancer",
                details: [`TLS and WAF, in ${strings(load, "subnets").length} zones`],
            };
        },
    },
    {
        type: "aws:autoscaling/group:Group",
        place: "services",
        card: (group) => ({
            title: "Auto Scaling group",
            details: [
                `${count(group, "minSize")} to ${count(group, "maxSize")} instances over ${strings(group, "vpcZoneIdentifiers").length} zones`,
            ],
        }),
    },
    {
        type: "aws:rds/proxy:Proxy",
        place: "data",
        card: () => ({ title: "RDS Proxy", details: ["keeps clients connected"] }),
    },
    {
        type: "aws:rds/instance:Instance",
        place: "data",
        card: (instance) => ({
            title: "RDS for PostgreSQL",
            details: [
                `${known(readBoolean(instance, "multiAz")) ? "Multi-AZ" : "one zone"}, ${word(instance, "replicateSourceDb") === "" ? "takes writes" : "replica"}, ${word(instance, "instanceClass")}`,
            ],
        }),
    },
    {
        type: "aws:elasticache/replicationGroup:ReplicationGroup",
        place: "data",
        card: (group) => ({
            title: "ElastiCache for Valkey",
            details: [`${count(group, "numCacheClusters")} nodes in different zones`],
        }),
    },
    {
        type: "aws:s3/bucket:Bucket",
        place: "data",
        card: (bucket, system) =>
            system.isInside(bucket, "ha-platform:aws:ReplicatedBucket")
                ? { title: "S3 bucket", details: ["versions kept"] }
                : undefined,
    },
    {
        type: "aws:backup/vault:Vault",
        place: "data",
        card: () => ({ title: "AWS Backup vault", details: ["locked, restores tested"] }),
    },
    {
        type: "ha-platform:aws:HostedZone",
        place: "shared",
        card: (zone, system) => {
            const [hosted] = system.inside(zone, "aws:route53/zone:Zone");
            return { title: "Route 53 zone", details: [word(hosted, "name")] };
        },
    },
    {
        type: "ha-platform:aws:EncryptionKeys",
        place: "shared",
        card: () => ({ title: "KMS keys", details: ["one in each region"] }),
    },
];

export const AWS_LINKS: readonly LinkKind[] = [
    {
        type: "aws:rds/instance:Instance",
        label: "streams changes",
        holds: (from, to) => word(to, "replicateSourceDb").endsWith(`:${word(from, "identifier")}`),
    },
    {
        type: "aws:elasticache/replicationGroup:ReplicationGroup",
        label: "streams changes",
        holds: (from, _to, system) =>
            system
                .ofType("aws:elasticache/globalReplicationGroup:GlobalReplicationGroup")
                .some((group) => word(group, "primaryReplicationGroupId") === word(from, "replicationGroupId")),
    },
    {
        type: "aws:s3/bucket:Bucket",
        label: "copies new objects",
        holds: (from, _to, system) =>
            system.ofType(COPIES).some((copies) => word(copies, "bucket") === word(from, "bucket")),
    },
    {
        type: "aws:backup/vault:Vault",
        label: "copies each backup",
        holds: (from, _to, system) =>
            system.ofType("aws:backup/plan:Plan").some((plan) => targetOf(plan) === word(from, "name")),
    },
];

function strings(from: Resource | undefined, path: string): readonly string[] {
    return (from && known(readStrings(from, path))) ?? [];
}

/** The vault that a plan's copies are made from. */
function targetOf(plan: Resource): string | undefined {
    const rules = known(readParts(plan, "rules")) ?? [];
    const copied = rules.find((rule) => (known(readParts(rule, "copyActions")) ?? []).length > 0);
    return copied && known(readString(copied, "targetVaultName"));
}
