/** "High Availability Setup for Erato Backend": an ALB and a fleet in three zones, CloudFront, and Redis out of a compose file. */

import type { Properties, State, StateResource } from "../state.ts";
import { awsServingState, SYSTEM } from "../states/aws-serving.ts";
import { cachePolicy, distribution } from "../states/aws-serving-edge.ts";
import { shopState } from "../states/kubernetes.ts";

const EAST = "us-east-1";
const of = { parent: SYSTEM, provider: `aws-${EAST}` } as const;

export function erato(): State {
    return awsServingState()
        .facts(SYSTEM, { outputs: promises })
        .set(`https-${EAST}`, { sslPolicy: "ELBSecurityPolicy-2016-08" })
        .set(`targets-${EAST}`, {
            healthCheck: { interval: 30, timeout: 5, healthyThreshold: 3, unhealthyThreshold: 3 },
        })
        .at(`fleet-${EAST}`, "healthCheckType", undefined)
        .at(`fleet-${EAST}`, "launchTemplate.version", "$Latest")
        .at(`fleet-${EAST}`, "instanceRefresh", refresh)
        .set(`requests-${EAST}`, { targetTrackingConfiguration: requests })
        .set(cachePolicy, { defaultTtl: 3600, maxTtl: 86400 })
        .at(distribution, "origins", [
            { originId: "erato-s3-origin", domainName: `erato-assets.s3.${EAST}.amazonaws.com` },
        ])
        .at(distribution, "originGroups", undefined)
        .at(distribution, "defaultCacheBehavior.targetOriginId", "erato-s3-origin")
        .at(distribution, "orderedCacheBehaviors[0].targetOriginId", "erato-api-origin")
        .at(distribution, "viewerCertificate.minimumProtocolVersion", undefined)
        .at("budget-alarm", "treatMissingData", "notBreaching")
        .plus(cpuHigh, dashboard, ...told, ...redis());
}

/** The document names no time within which anything is back, and no loss that is too much. */
const promises: Properties = {
    system: SYSTEM,
    regions: { primary: EAST, failover: "us-west-2", writer: EAST },
    health: { all: "/health" },
};

const refresh: Properties = {
    strategy: "Rolling",
    preferences: { minHealthyPercentage: 50, instanceWarmup: "300" },
    triggers: ["tag"],
};

const requests: Properties = {
    targetValue: 1000,
    predefinedMetricSpecification: null,
    customizedMetricSpecification: {
        metricName: "RequestCountPerTarget",
        namespace: "AWS/ApplicationELB",
        statistic: "Sum",
        metricDimensions: [{ name: "LoadBalancer", value: "erato-backend-alb" }],
    },
};

const cpuHigh: StateResource = {
    type: "aws:autoscaling/policy:Policy",
    name: "cpu-high",
    id: "erato-cpu-high",
    ...of,
    outputs: {
        autoscalingGroupName: `fleet-${EAST}-id`,
        policyType: "SimpleScaling",
        adjustmentType: "ChangeInCapacity",
        scalingAdjustment: 2,
        cooldown: 300,
    },
    madeFrom: { autoscalingGroupName: [`fleet-${EAST}`] },
};

const dashboard: StateResource = {
    type: "aws:cloudwatch/dashboard:Dashboard",
    name: "dashboard",
    id: "erato-backend-dashboard",
    ...of,
    outputs: { dashboardName: "erato-backend-dashboard", dashboardBody: JSON.stringify({ widgets: [] }) },
};

const TOPIC = `arn:aws:sns:${EAST}:123456789012:erato-alerts`;

const told: readonly StateResource[] = [
    { type: "aws:sns/topic:Topic", name: "alerts", id: TOPIC, ...of, outputs: { arn: TOPIC } },
    {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "health-check-failures",
        id: "erato-health-check-failures",
        ...of,
        outputs: {
            comparisonOperator: "GreaterThanThreshold",
            evaluationPeriods: 2,
            metricName: "UnHealthyHostCount",
            namespace: "AWS/ApplicationELB",
            period: 300,
            statistic: "Maximum",
            threshold: 1,
            alarmDescription: "ALB health check failures detected",
            alarmActions: [TOPIC],
            dimensions: { TargetGroup: "targetgroup/erato/1" },
        },
        madeFrom: { alarmActions: ["alerts"], dimensions: [`targets-${EAST}`] },
    },
];

/** A primary, two replicas and one Sentinel of the compose file, as one cluster's StatefulSets. */
function redis(): readonly StateResource[] {
    const sentinel = [
        "sentinel monitor mymaster redis-master 6379 2",
        "sentinel down-after-milliseconds mymaster 5000",
        "sentinel failover-timeout mymaster 10000",
        "sentinel parallel-syncs mymaster 1",
        "",
    ].join("\n");
    const state = shopState()
        .set("cache-config-us-central1", {
            data: { "redis.conf": "appendonly yes\nmaxmemory 512mb\nmaxmemory-policy allkeys-lru\n" },
        })
        .set("cache-sentinel-config-us-central1", {
            data: { "sentinel.conf": sentinel, "start.sh": "redis-sentinel /etc/redis/sentinel.conf\n" },
        })
        .at("cache-us-central1", "spec.template.spec.topologySpreadConstraints", undefined)
        .at("cache-sentinel-us-central1", "spec.replicas", 1);
    return state.resources
        .filter(
            ({ name }) =>
                /^(cache|kubernetes|namespace|deny)-.*us-central1$/.test(name) || name === "kubernetes-us-central1",
        )
        .map(({ madeFrom, ...resource }) => ({
            ...resource,
            ...(resource.parent !== undefined && { parent: SYSTEM }),
        }));
}
