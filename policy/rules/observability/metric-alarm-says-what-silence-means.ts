import { METRIC_ALARM } from "../../clouds/aws/cloudwatch.ts";
import { metricAlarmDocs } from "../../clouds/aws/metric-alarm.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "metric-alarm-says-what-silence-means",
    title: "An alarm of CloudWatch says what it means when no figures come",
    severity: "medium",
    concern: "observability",
    types: [METRIC_ALARM],
    breaks: "what is so dead that it sends no figures rings no alarm",
    remedy: '{ treatMissingData: "breaching" }',
    sources: [
        metricAlarmDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-10"],
    whenUnknown: "unknown",
    settings: { meanings: ["breaching", "notBreaching", "ignore"] },
    judge: (alarm, { meanings }) => {
        // Left out, it is `missing`: the alarm goes to a third state, which only these actions tell of.
        const told = alarm.property("insufficientDataActions");
        if (told !== undefined && !(Array.isArray(told) && told.length === 0)) return pass(alarm, "silence is told");
        const meaning = known(readString(alarm, "treatMissingData")) ?? "missing";
        return meanings.includes(meaning)
            ? pass(alarm, `silence is ${meaning}`)
            : fail(alarm, `treatMissingData is ${meaning}, needs ${meanings.join(", ")}`);
    },
});
