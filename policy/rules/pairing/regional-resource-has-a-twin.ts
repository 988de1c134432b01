import type { Resource } from "../../graph/graph.ts";
import { defineRule, each, fail, pass } from "../../rule.ts";
import { pairOf } from "../../twins.ts";

/** What stands once in each region, beside the types that have a rule of their own about their twins. */
const TYPES = [
    "aws:acm/certificate:Certificate",
    "aws:backup/plan:Plan",
    "aws:backup/vault:Vault",
    "aws:cloudwatch/compositeAlarm:CompositeAlarm",
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    "aws:ec2/vpc:Vpc",
    "aws:lb/listener:Listener",
    "aws:lb/loadBalancer:LoadBalancer",
    "aws:lb/targetGroup:TargetGroup",
    "aws:rds/proxy:Proxy",
    "aws:rds/subnetGroup:SubnetGroup",
    "aws:elasticache/subnetGroup:SubnetGroup",
    "aws:sns/topic:Topic",
    "gcp:certificatemanager/certificate:Certificate",
    "gcp:compute/regionSecurityPolicy:RegionSecurityPolicy",
    "gcp:compute/regionSslPolicy:RegionSslPolicy",
    "gcp:compute/regionTargetHttpsProxy:RegionTargetHttpsProxy",
    "gcp:compute/router:Router",
    "gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig",
];

export default defineRule({
    id: "regional-resource-has-a-twin",
    title: "What is named after one region stands in the system's other region as well",
    severity: "high",
    concern: "pairing",
    types: TYPES,
    breaks: "the two regions grow apart unseen, and the one that takes over lacks an entrance, an alarm or a certificate",
    remedy: '{ name: "<the same resource for the other region>" }',
    sources: [
        {
            url: "https://docs.aws.amazon.com/whitepapers/latest/disaster-recovery-workloads-on-aws/disaster-recovery-options-in-the-cloud.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["PL-02", "ER-12"],
    whenUnknown: "unknown",
    settings: {},
    evaluate: (graph) => {
        const resources = graph.ofType(...TYPES);
        const names = new Set(resources.map(({ type, name }) => `${type} ${name}`));
        return each(resources, (resource) => {
            const pair = pairOf(graph, resource);
            if (pair === undefined) return undefined;
            const region = [pair.primary, pair.failover].find((candidate) => isNamedAfter(resource, candidate));
            if (region === undefined) return undefined;
            const other = region === pair.primary ? pair.failover : pair.primary;
            const wanted = resource.name.replaceAll(region, other);
            return names.has(`${resource.type} ${wanted}`)
                ? pass(resource, `${wanted} stands in ${other}`)
                : fail(resource, `is for ${region}, and the stack has no ${wanted} for ${other}`);
        });
    },
});

/** Not after one of its zones, of which a region that stands by may have fewer. */
function isNamedAfter({ name }: Resource, region: string): boolean {
    return name.includes(region) && !new RegExp(`${region}-?[a-f](-|$)`).test(name);
}
