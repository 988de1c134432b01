import { ALERT_POLICY, alertDocs } from "../../clouds/gcp/alert-policy.ts";
import { known, readPart, readParts, readSeconds, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { declaredNumber } from "../../systems.ts";

const OBJECTIVE = "objectives.recoveryTime.targetSeconds";

export default defineResourceRule({
    id: "critical-alert-fires-within-recovery-time",
    title: "A critical alert on an outage fires before the system has to be back",
    severity: "high",
    concern: "objectives",
    types: [ALERT_POLICY],
    breaks: "the time that the system may be down is over before anybody is told that it is down",
    remedy: '{ conditions: [{ conditionThreshold: { duration: "60s" } }] }',
    sources: [alertDocs, { url: "https://cloud.google.com/monitoring/alerts/concepts-indepth", read: "2026-11-22" }],
    requirements: ["ET-13", "ET-14", "PL-07"],
    whenUnknown: "unknown",
    // What is measured when users get nothing or errors; slower signs have time.
    settings: { outages: ["uptime_check/check_passed", 'response_code_class="5xx"'] },
    judge: (policy, { outages }, graph) => {
        if (known(readString(policy, "severity")) !== "CRITICAL") return undefined;
        const conditions = (known(readParts(policy, "conditions")) ?? [])
            .flatMap((condition) => known(readPart(condition, "conditionThreshold")) ?? [])
            .filter((found) => outages.some((outage) => (known(readString(found, "filter")) ?? "").includes(outage)));
        if (conditions.length === 0) return undefined;
        const objective = declaredNumber(graph, policy, OBJECTIVE);
        if (objective === undefined) return undefined;
        const seconds = conditions.map((condition) => {
            const periods = (known(readParts(condition, "aggregations")) ?? []).map(
                (aggregation) => known(readSeconds(aggregation, "alignmentPeriod")) ?? 0,
            );
            return (known(readSeconds(condition, "duration")) ?? 0) + Math.max(0, ...periods);
        });
        const slowest = Math.max(...seconds);
        return slowest < objective
            ? pass(policy, `fires after ${slowest} s, and the system has ${objective} s`)
            : fail(policy, `fires after ${slowest} s, and the system has ${objective} s to be back`);
    },
});
