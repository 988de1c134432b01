import { alarmsOn, firesAtOne, metricAlarmDocs, TARGET_GROUP } from "../../clouds/aws/metric-alarm.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "target-group-alarm-on-one-dead-host",
    title: "An alarm fires when a target group has one host that does not answer, within two minutes",
    severity: "high",
    concern: "observability",
    types: [TARGET_GROUP],
    breaks: "a zone's only host is dead for as long as nobody looks, and the next loss is an outage",
    remedy: 'new aws.cloudwatch.MetricAlarm("unhealthy-hosts", { namespace: "AWS/ApplicationELB", metricName: "UnHealthyHostCount", dimensions: { TargetGroup: resource.arnSuffix }, statistic: "Maximum", comparisonOperator: "GreaterThanThreshold", threshold: 0, period: 60, evaluationPeriods: 2, treatMissingData: "breaching", alarmActions: [topic.arn] })',
    sources: [
        metricAlarmDocs,
        {
            url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-10"],
    whenUnknown: "unknown",
    settings: { withinSeconds: 120 },
    judge: (targets, { withinSeconds }, graph) => {
        const alarms = alarmsOn(graph, targets, { dimension: "TargetGroup", property: "arnSuffix" }).filter(
            ({ metrics }) => metrics.includes("UnHealthyHostCount"),
        );
        const seeing = alarms.filter(firesAtOne);
        const soonest = Math.min(...seeing.map(({ seconds }) => seconds));
        if (soonest <= withinSeconds) return pass(targets, `one dead host is told after ${soonest} s`);
        const found =
            alarms.length === 0
                ? "no alarm watches UnHealthyHostCount"
                : seeing.length === 0
                  ? "no alarm on UnHealthyHostCount fires at one host"
                  : `one dead host is told after ${soonest} s`;
        const arithmetic = `comparisonOperator: "GreaterThanThreshold", threshold: 0, period: 60, evaluationPeriods: ${Math.floor(withinSeconds / 60)}`;
        const metric = `namespace: "AWS/ApplicationELB", metricName: "UnHealthyHostCount", dimensions: { TargetGroup: resource.arnSuffix }, statistic: "Maximum"`;
        return fail(
            targets,
            `${found}, needs one within ${withinSeconds} s`,
            `new aws.cloudwatch.MetricAlarm("${targets.name}-dead-hosts", { ${metric}, ${arithmetic}, treatMissingData: "breaching", alarmActions: ["<arn of a topic>"] })`,
        );
    },
});
