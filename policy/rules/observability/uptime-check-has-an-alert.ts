import { ALERT_POLICY, alertDocs } from "../../clouds/gcp/alert-policy.ts";
import { CHECK_PASSED, UPTIME_CHECK, uptimeDocs } from "../../clouds/gcp/monitoring.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, type Readable, readPart, readParts, readString, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { systemOf } from "../../systems.ts";

/** The label that tells uptime checks apart, as filters and groupings write it. */
const LABEL = /metric\.labels?\.check_id/;

export default defineResourceRule({
    id: "uptime-check-has-an-alert",
    title: "An alert fires when a single uptime check fails, whatever the others say",
    severity: "high",
    concern: "observability",
    types: [UPTIME_CHECK],
    breaks: "one name or one health path is down for days, because the mean of all checks is still nine tenths",
    remedy: '{ uptimeCheckId: "<id>" }',
    sources: [
        uptimeDocs,
        alertDocs,
        { url: "https://cloud.google.com/monitoring/uptime-checks/introduction", read: "2026-11-22" },
    ],
    requirements: ["ET-07", "ET-13", "HB-11"],
    whenUnknown: "unknown",
    settings: {},
    judge: (check, _settings, graph) => {
        const own = systemOf(graph, check);
        const policies = graph.ofType(ALERT_POLICY).filter((policy) => {
            const system = systemOf(graph, policy);
            return system === undefined || own === undefined || system === own;
        });
        const watching = policies.find((policy) => conditionsOf(policy).some((found) => sees(found, check)));
        if (watching !== undefined) return pass(check, `${watching.name} fires when it fails`);
        return fail(check, "no alert looks at this check by itself", newAlert(graph, check));
    },
});

function conditionsOf(policy: Resource): readonly Readable[] {
    const conditions = known(readParts(policy, "conditions")) ?? [];
    return conditions.flatMap((condition) => known(readPart(condition, "conditionThreshold")) ?? []);
}

/** Whether a condition compares this check's answers alone: series are kept apart, or the filter names the check. */
function sees(condition: Readable, check: Resource): boolean {
    const filter = known(readString(condition, "filter")) ?? "";
    if (!filter.includes(CHECK_PASSED)) return false;
    if (LABEL.test(filter)) {
        const id = readString(check, "uptimeCheckId");
        return id.state === "set" && filter.includes(`"${id.value}"`);
    }
    const merged = (known(readParts(condition, "aggregations")) ?? []).filter(
        (aggregation) => (known(readString(aggregation, "crossSeriesReducer")) ?? "REDUCE_NONE") !== "REDUCE_NONE",
    );
    return merged.every((aggregation) =>
        (known(readStrings(aggregation, "groupByFields")) ?? []).some((field) => LABEL.test(field)),
    );
}

function newAlert(graph: Graph, check: Resource): string {
    const channel = graph.ofType("gcp:monitoring/notificationChannel:NotificationChannel")[0]?.id ?? "<channel>";
    const aggregation = `{ alignmentPeriod: "60s", perSeriesAligner: "ALIGN_FRACTION_TRUE", crossSeriesReducer: "REDUCE_MEAN", groupByFields: ["metric.label.check_id"] }`;
    const condition = `{ displayName: "fails", conditionThreshold: { filter: 'metric.type="monitoring.googleapis.com/${CHECK_PASSED}" AND resource.type="uptime_url"', aggregations: [${aggregation}], comparison: "COMPARISON_LT", thresholdValue: 0.5, duration: "120s" } }`;
    return `new gcp.monitoring.AlertPolicy("${check.name}-fails", { displayName: "${check.name} fails", severity: "CRITICAL", combiner: "OR", conditions: [${condition}], notificationChannels: ["${channel}"] })`;
}
