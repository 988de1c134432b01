import { alarmsOn, metricAlarmDocs } from "../../clouds/aws/metric-alarm.ts";
import { holdsData, INSTANCE } from "../../clouds/aws/rds.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "rds-has-its-alarms",
    title: "Alarms watch the processor and the disk of every database on RDS, a replica's as well",
    severity: "high",
    concern: "observability",
    types: [INSTANCE],
    breaks: "the database stops when its disk is full, or answers too late, and nothing said so before",
    remedy: 'new aws.cloudwatch.MetricAlarm("database-disk", { namespace: "AWS/RDS", metricName: "FreeStorageSpace", dimensions: { DBInstanceIdentifier: resource.identifier }, statistic: "Minimum", comparisonOperator: "LessThanThreshold", threshold: 10737418240, period: 60, evaluationPeriods: 10, treatMissingData: "breaching", alarmActions: [topic.arn] })',
    sources: [
        metricAlarmDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["CN-11", "ER-10"],
    whenUnknown: "unknown",
    settings: { metrics: ["CPUUtilization", "FreeStorageSpace"] },
    judge: (instance, { metrics }, graph) => {
        if (!holdsData(graph, instance)) return undefined;
        const named = { dimension: "DBInstanceIdentifier", property: "identifier" };
        const watched = alarmsOn(graph, instance, named).flatMap((measuring) => measuring.metrics);
        const missing = metrics.filter((metric) => !watched.includes(metric));
        if (missing.length === 0) return pass(instance, `alarms watch ${metrics.join(", ")}`);
        const added = missing.map(
            (metric) =>
                `new aws.cloudwatch.MetricAlarm("${instance.name}-${metric}", { namespace: "AWS/RDS", metricName: "${metric}", dimensions: { DBInstanceIdentifier: resource.identifier }, alarmActions: ["<arn of a topic>"] })`,
        );
        return fail(instance, `no alarm watches ${missing.join(", ")}`, `[${added.join(", ")}]`);
    },
});
