import { alarmsOn, firesAbove, metricAlarmDocs, TARGET_GROUP } from "../../clouds/aws/metric-alarm.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "target-group-alarm-on-slow-answers",
    title: "An alarm fires when one in twenty answers of a target group takes longer than two seconds",
    severity: "medium",
    concern: "observability",
    types: [TARGET_GROUP],
    breaks: "an average hides that some users wait until they give up",
    remedy: 'new aws.cloudwatch.MetricAlarm("latency-p95", { namespace: "AWS/ApplicationELB", metricName: "TargetResponseTime", dimensions: { TargetGroup: resource.arnSuffix }, extendedStatistic: "p95", comparisonOperator: "GreaterThanThreshold", threshold: 2, period: 60, evaluationPeriods: 2, alarmActions: [topic.arn] })',
    sources: [
        metricAlarmDocs,
        {
            url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["CN-11", "ER-10"],
    whenUnknown: "unknown",
    settings: { seconds: 2, percentiles: ["p95", "p99"] },
    judge: (targets, { seconds, percentiles }, graph) => {
        const alarms = alarmsOn(graph, targets, { dimension: "TargetGroup", property: "arnSuffix" }).filter(
            ({ alarm, metrics }) =>
                metrics.includes("TargetResponseTime") &&
                percentiles.includes(known(readString(alarm, "extendedStatistic")) ?? ""),
        );
        const seeing = alarms.find((alarm) => firesAbove(alarm, seconds));
        const metric = `namespace: "AWS/ApplicationELB", metricName: "TargetResponseTime", dimensions: { TargetGroup: resource.arnSuffix }, extendedStatistic: "p95"`;
        const arithmetic = `comparisonOperator: "GreaterThanThreshold", threshold: ${seconds}, period: 60, evaluationPeriods: 2`;
        return seeing === undefined
            ? fail(
                  targets,
                  `no alarm on ${percentiles.join(" or ")} of TargetResponseTime fires above ${seconds} s or less`,
                  `new aws.cloudwatch.MetricAlarm("${targets.name}-slow", { ${metric}, ${arithmetic}, treatMissingData: "notBreaching", alarmActions: ["<arn of a topic>"] })`,
              )
            : pass(targets, `${seeing.alarm.name} fires above ${seeing.threshold} s`);
    },
});
