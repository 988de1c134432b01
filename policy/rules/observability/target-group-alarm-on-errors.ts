import { alarmsOn, firesAbove, metricAlarmDocs, TARGET_GROUP } from "../../clouds/aws/metric-alarm.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "target-group-alarm-on-errors",
    title: "An alarm fires when one in twenty requests to a target group fails, within five minutes",
    severity: "high",
    concern: "observability",
    types: [TARGET_GROUP],
    breaks: "users see errors and the first to know is whoever they call",
    remedy: 'new aws.cloudwatch.MetricAlarm("error-rate", { comparisonOperator: "GreaterThanThreshold", threshold: 0.05, evaluationPeriods: 2, metricQueries: errorShare(resource.arnSuffix), treatMissingData: "notBreaching", alarmActions: [topic.arn] })',
    sources: [
        metricAlarmDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["CN-11", "ER-10"],
    whenUnknown: "unknown",
    settings: { ratio: 0.05, withinSeconds: 300 },
    judge: (targets, { ratio, withinSeconds }, graph) => {
        const shares = alarmsOn(graph, targets, { dimension: "TargetGroup", property: "arnSuffix" }).filter(
            ({ metrics }) => metrics.includes("HTTPCode_Target_5XX_Count") && metrics.includes("RequestCount"),
        );
        const seeing = shares.find((share) => firesAbove(share, ratio) && share.seconds <= withinSeconds);
        if (seeing !== undefined) {
            return pass(targets, `${seeing.alarm.name} fires above ${seeing.threshold} after ${seeing.seconds} s`);
        }
        const metric = (name: string) =>
            `{ namespace: "AWS/ApplicationELB", metricName: "${name}", dimensions: { TargetGroup: resource.arnSuffix }, period: 60, stat: "Sum" }`;
        const queries = [
            `{ id: "ratio", expression: "FILL(part, 0) / whole", returnData: true }`,
            `{ id: "part", metric: ${metric("HTTPCode_Target_5XX_Count")} }`,
            `{ id: "whole", metric: ${metric("RequestCount")} }`,
        ];
        return fail(
            targets,
            `no alarm on the share of 5xx answers fires above ${ratio} or less within ${withinSeconds} s`,
            `new aws.cloudwatch.MetricAlarm("${targets.name}-errors", { comparisonOperator: "GreaterThanThreshold", threshold: ${ratio}, evaluationPeriods: 2, metricQueries: [${queries.join(", ")}], treatMissingData: "notBreaching", alarmActions: ["<arn of a topic>"] })`,
        );
    },
});
