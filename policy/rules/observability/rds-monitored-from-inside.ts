import { INSTANCE, instanceDocs, isAuroraMember } from "../../clouds/aws/rds.ts";
import { known, readBoolean, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "rds-monitored-from-inside",
    title: "Databases on RDS report their operating system's figures and which queries wait",
    severity: "low",
    concern: "observability",
    types: [INSTANCE],
    breaks: "when the database is slow nobody can tell which query or process makes it so, and the outage lasts",
    remedy: "{ monitoringInterval: 60, performanceInsightsEnabled: true }",
    sources: [
        instanceDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["CN-11", "ER-10"],
    whenUnknown: "unknown",
    settings: { intervalSeconds: 60 },
    judge: (instance, { intervalSeconds }) => {
        if (isAuroraMember(instance)) return undefined;
        const interval = known(readNumber(instance, "monitoringInterval")) ?? 0;
        if (interval === 0 || interval > intervalSeconds) {
            const message = `monitoringInterval is ${interval} s, needs 1 to ${intervalSeconds}`;
            return fail(instance, message, `{ monitoringInterval: ${intervalSeconds} }`);
        }
        return known(readBoolean(instance, "performanceInsightsEnabled")) === true
            ? pass(instance, `figures every ${interval} s, and of each query`)
            : fail(instance, "performanceInsightsEnabled is not true", "{ performanceInsightsEnabled: true }");
    },
});
