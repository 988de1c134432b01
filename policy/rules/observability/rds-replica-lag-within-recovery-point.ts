import { alarmsOn, firesAbove, metricAlarmDocs } from "../../clouds/aws/metric-alarm.ts";
import { INSTANCE, roleOf } from "../../clouds/aws/rds.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { declaredNumber } from "../../systems.ts";

export default defineResourceRule({
    id: "rds-replica-lag-within-recovery-point",
    title: "An alarm fires before a replica abroad is so far behind that a failover would lose more than was promised",
    severity: "high",
    concern: "observability",
    types: [INSTANCE],
    breaks: "the replica has been hours behind for days, and what is missing is found out after the failover",
    remedy: 'new aws.cloudwatch.MetricAlarm("replica-lag", { namespace: "AWS/RDS", metricName: "ReplicaLag", dimensions: { DBInstanceIdentifier: resource.identifier }, statistic: "Maximum", comparisonOperator: "GreaterThanThreshold", threshold: 300, period: 60, evaluationPeriods: 5, alarmActions: [topic.arn] })',
    sources: [
        metricAlarmDocs,
        { url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html", read: "2026-11-22" },
    ],
    requirements: ["CN-11", "ER-07", "ER-12"],
    whenUnknown: "unknown",
    // Where a system declares no recovery point.
    settings: { lagSeconds: 300 },
    judge: (instance, { lagSeconds }, graph) => {
        if (roleOf(graph, instance) !== "standby") return undefined;
        const allowed = declaredNumber(graph, instance, "objectives.recoveryPoint.targetSeconds") ?? lagSeconds;
        const named = { dimension: "DBInstanceIdentifier", property: "identifier" };
        const alarms = alarmsOn(graph, instance, named).filter(({ metrics }) => metrics.includes("ReplicaLag"));
        const seeing = alarms.find((alarm) => firesAbove(alarm, allowed));
        if (seeing !== undefined) return pass(instance, `${seeing.alarm.name} fires above ${seeing.threshold} s`);
        const metric = `namespace: "AWS/RDS", metricName: "ReplicaLag", dimensions: { DBInstanceIdentifier: resource.identifier }, statistic: "Maximum"`;
        return fail(
            instance,
            `no alarm on ReplicaLag fires above ${allowed} s or less`,
            `new aws.cloudwatch.MetricAlarm("${instance.name}-lag", { ${metric}, comparisonOperator: "GreaterThanThreshold", threshold: ${allowed}, period: 60, evaluationPeriods: 5, alarmActions: ["<arn of a topic>"] })`,
        );
    },
});
