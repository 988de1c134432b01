import type { Json, Properties, StateResource } from "../state.ts";
import { keyArn } from "./aws-data-keys.ts";
import { arn, placed, REGIONS, type Region } from "./aws-data-place.ts";

export function topicArn(region: Region): string {
    return arn("sns", region, `topic-${region}`);
}

/** Who is told, and of what. */
export const alarms: readonly StateResource[] = REGIONS.flatMap((region) => [
    placed(
        "aws:sns/topic:Topic",
        `topic-${region}`,
        region,
        { arn: topicArn(region), kmsMasterKeyId: keyArn(region) },
        { id: topicArn(region) },
    ),
    placed("aws:sns/topicPolicy:TopicPolicy", `topic-policy-${region}`, region, {
        arn: topicArn(region),
        policy: JSON.stringify({
            Statement: ["cloudwatch.amazonaws.com", "events.amazonaws.com"].map((service) => ({
                Effect: "Allow",
                Principal: { Service: service },
                Action: "sns:Publish",
                Resource: topicArn(region),
            })),
        }),
    }),
    placed("aws:sns/topicSubscription:TopicSubscription", `subscription-${region}`, region, {
        topic: topicArn(region),
        protocol: "email",
        endpoint: "on-call@example.com",
    }),
    placed("aws:lb/targetGroup:TargetGroup", `targets-${region}`, region, { arnSuffix: `targetgroup/${region}/1` }),
    alarm(region, "unhealthy", web(region, "UnHealthyHostCount", 0), "breaching"),
    alarm(region, "latency", { ...web(region, "TargetResponseTime", 2), extendedStatistic: "p95" }, "notBreaching"),
    alarm(region, "errors", errors(region), "notBreaching"),
    alarm(region, "database-cpu", rds(region, "CPUUtilization", 95), "breaching"),
    alarm(
        region,
        "database-disk",
        { ...rds(region, "FreeStorageSpace", 10 * 1024 ** 3), comparisonOperator: "LessThanThreshold" },
        "breaching",
    ),
    alarm(region, "replica-lag", rds(region, "ReplicaLag", 300), "notBreaching"),
    ...[1, 2, 3].map((node) =>
        alarm(
            region,
            `cache-cpu-${node}`,
            {
                namespace: "AWS/ElastiCache",
                metricName: "EngineCPUUtilization",
                dimensions: { CacheClusterId: `cache-${region}-00${node}` },
                threshold: 95,
            },
            "breaching",
            { dimensions: [`cache-${region}`] },
        ),
    ),
]);

function alarm(
    region: Region,
    name: string,
    measured: Properties,
    treatMissingData: string,
    madeFrom: Readonly<Record<string, readonly string[]>> = {},
): StateResource {
    return placed(
        "aws:cloudwatch/metricAlarm:MetricAlarm",
        `${name}-${region}`,
        region,
        {
            comparisonOperator: "GreaterThanThreshold",
            evaluationPeriods: 2,
            ...(measured.metricQueries === undefined && { period: 60 }),
            ...measured,
            treatMissingData,
            actionsEnabled: true,
            alarmActions: [topicArn(region)],
            alarmDescription: `Runbook: https://runbooks.example.com/${name}`,
        },
        { madeFrom },
    );
}

function web(region: Region, metricName: string, threshold: number): Properties {
    return { namespace: "AWS/ApplicationELB", metricName, dimensions: targets(region), threshold };
}

function rds(region: Region, metricName: string, threshold: number): Properties {
    const dimensions = { DBInstanceIdentifier: `database-${region}` };
    return { namespace: "AWS/RDS", metricName, dimensions, threshold };
}

function targets(region: Region): Properties {
    return { TargetGroup: `targetgroup/${region}/1` };
}

function errors(region: Region): Properties {
    const metric = (metricName: string): Json => ({ metricName, period: 60, dimensions: targets(region), stat: "Sum" });
    return {
        threshold: 0.05,
        metricQueries: [
            { id: "ratio", expression: "part / whole", returnData: true },
            { id: "part", metric: metric("HTTPCode_Target_5XX_Count") },
            { id: "whole", metric: metric("RequestCount") },
        ],
    };
}
