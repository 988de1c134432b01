import type { Resource } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const SQL_INSTANCE = "gcp:sql/databaseInstance:DatabaseInstance";

/** Properties that availability rests on, by type, in the providers' spelling. A parent stands for all inside it. */
const RESTS_ON: Readonly<Record<string, readonly string[]>> = {
    "aws:rds/instance:Instance": ["multiAz", "backupRetentionPeriod", "deletionProtection"],
    "aws:rds/cluster:Cluster": ["backupRetentionPeriod", "deletionProtection"],
    "aws:elasticache/replicationGroup:ReplicationGroup": [
        "automaticFailoverEnabled",
        "multiAzEnabled",
        "numCacheClusters",
        "snapshotRetentionLimit",
    ],
    "aws:autoscaling/group:Group": ["minSize", "maxSize", "healthCheckType", "vpcZoneIdentifiers"],
    "aws:lb/loadBalancer:LoadBalancer": ["subnets", "enableDeletionProtection"],
    "aws:lb/targetGroup:TargetGroup": ["healthCheck"],
    "aws:route53/record:Record": ["failoverRoutingPolicies", "healthCheckId"],
    "aws:backup/plan:Plan": ["rules"],
    [SQL_INSTANCE]: [
        "settings.availabilityType",
        "settings.backupConfiguration",
        "settings.deletionProtectionEnabled",
        "deletionProtection",
    ],
    "gcp:firestore/database:Database": ["pointInTimeRecoveryEnablement", "deleteProtectionState"],
    "gcp:memorystore/instance:Instance": ["replicaCount", "zoneDistributionConfig", "deletionProtectionEnabled"],
    "gcp:cloudrunv2/service:Service": ["scaling", "template.scaling"],
    "gcp:container/nodePool:NodePool": ["autoscaling", "nodeLocations", "management"],
    "gcp:dns/recordSet:RecordSet": ["routingPolicy"],
    "cloudflare:index/loadBalancer:LoadBalancer": [
        "defaultPools",
        "fallbackPool",
        "steeringPolicy",
        "adaptiveRouting",
        "proxied",
        "enabled",
    ],
    "cloudflare:index/loadBalancerPool:LoadBalancerPool": ["origins", "monitor", "minimumOrigins", "enabled"],
    "cloudflare:index/loadBalancerMonitor:LoadBalancerMonitor": ["interval", "timeout", "retries", "expectedCodes"],
    "kubernetes:autoscaling/v2:HorizontalPodAutoscaler": ["spec.minReplicas", "spec.maxReplicas"],
    "kubernetes:policy/v1:PodDisruptionBudget": ["spec"],
};

export default defineResourceRule({
    id: "availability-property-not-ignored",
    title: "Changes of what availability rests on are never passed over",
    severity: "high",
    concern: "redundancy",
    types: Object.keys(RESTS_ON),
    breaks: "somebody turns the standby or the backups off by hand, and no update ever turns them on again",
    remedy: "options({ ignoreChanges: [] })",
    sources: [{ url: "https://www.pulumi.com/docs/iac/concepts/options/ignorechanges/", read: "2026-11-22" }],
    requirements: ["PL-02", "AG-09"],
    whenUnknown: "fail",
    settings: {},
    judge: (resource) => {
        const { ignoreChanges } = resource.options;
        const guarded = propertiesOf(resource);
        const wrong = ignoreChanges.filter((ignored) => guarded.some((path) => overlap(ignored, path)));
        if (wrong.length === 0) return pass(resource, `none of ${guarded.join(", ")} is in ignoreChanges`);
        const left = ignoreChanges.filter((ignored) => !wrong.includes(ignored));
        return fail(
            resource,
            `ignoreChanges passes over ${wrong.join(" and ")}, on which availability rests`,
            `options({ ignoreChanges: ${JSON.stringify(left)} })`,
        );
    },
});

/** A replica gets backups of its own when it is promoted, and its settings are then others than the program's. */
function propertiesOf(resource: Resource): readonly string[] {
    const all = RESTS_ON[resource.type] ?? [];
    if (resource.type !== SQL_INSTANCE) return all;
    const primary = known(readString(resource, "masterInstanceName")) ?? "";
    return primary === "" ? all : all.filter((path) => path !== "settings.backupConfiguration");
}

/** Whether one path names the other, something inside it, or something that holds it. `*` stands for everything. */
function overlap(ignored: string, path: string): boolean {
    const name = ignored.replaceAll(/\[("?)([^\]"]*)\1\]/g, ".$2");
    return name === "*" || name === path || path.startsWith(`${name}.`) || name.startsWith(`${path}.`);
}
