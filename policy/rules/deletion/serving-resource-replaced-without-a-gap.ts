import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "serving-resource-replaced-without-a-gap",
    title: "What serves requests or holds data is replaced by making the new one first",
    severity: "critical",
    concern: "deletion",
    // Entrances on AWS have a rule of their own.
    types: [
        "aws:rds/instance:Instance",
        "aws:elasticache/replicationGroup:ReplicationGroup",
        "aws:autoscaling/group:Group",
        "aws:route53/record:Record",
        "gcp:sql/databaseInstance:DatabaseInstance",
        "gcp:firestore/database:Database",
        "gcp:memorystore/instance:Instance",
        "gcp:storage/bucket:Bucket",
        "gcp:cloudrunv2/service:Service",
        "gcp:container/cluster:Cluster",
        "gcp:container/nodePool:NodePool",
        "gcp:compute/address:Address",
        "gcp:compute/forwardingRule:ForwardingRule",
        "gcp:compute/regionBackendService:RegionBackendService",
        "gcp:dns/recordSet:RecordSet",
        "cloudflare:index/loadBalancer:LoadBalancer",
        "cloudflare:index/loadBalancerPool:LoadBalancerPool",
        "cloudflare:index/dnsRecord:DnsRecord",
        "kubernetes:apps/v1:Deployment",
        "kubernetes:apps/v1:StatefulSet",
        "kubernetes:core/v1:Service",
    ],
    breaks: "a change that needs a new resource takes the old one away first, and nothing serves until the new one is ready",
    remedy: "options({ deleteBeforeReplace: false })",
    sources: [{ url: "https://www.pulumi.com/docs/iac/concepts/options/deletebeforereplace/", read: "2026-11-22" }],
    requirements: ["CN-09", "AG-03", "ER-04"],
    whenUnknown: "fail",
    settings: {},
    judge: (resource) =>
        resource.options.deleteBeforeReplace
            ? fail(resource, "deleteBeforeReplace is true, needs false")
            : pass(resource, "the new one is made first"),
});
