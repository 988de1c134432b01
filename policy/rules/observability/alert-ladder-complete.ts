import { ALERT_POLICY, alertDocs, type Threshold, thresholds } from "../../clouds/gcp/alert-policy.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const OTHER_STEP: Readonly<Record<string, string>> = { WARNING: "CRITICAL", CRITICAL: "WARNING" };

export default defineResourceRule({
    id: "alert-ladder-complete",
    title: "An alert on a metric has both steps: a warning, and a critical alert beyond it",
    severity: "medium",
    concern: "observability",
    types: [ALERT_POLICY],
    breaks: "the first sign of trouble is the outage itself, or nobody is woken when the warning turns out to be right",
    remedy: '{ severity: "CRITICAL" }',
    sources: [alertDocs],
    requirements: ["ET-13"],
    whenUnknown: "unknown",
    // Signals that are either good or bad have one step.
    settings: { oneStepMetrics: ["uptime_check/check_passed"] },
    judge: (policy, { oneStepMetrics }, graph) => {
        const [own] = thresholds(policy);
        if (own === undefined || oneStepMetrics.some((metric) => own.metric.includes(metric))) return undefined;
        const severity = known(readString(policy, "severity"));
        const other = OTHER_STEP[severity ?? ""];
        if (severity === undefined || other === undefined) {
            const missing = stepsOn(graph, own.metric, "CRITICAL").length === 0 ? "CRITICAL" : "WARNING";
            const message = `severity is ${severity ?? "not set"}, needs WARNING or CRITICAL`;
            return fail(policy, message, `{ severity: "${missing}" }`);
        }
        const partners = stepsOn(graph, own.metric, other);
        if (partners.length === 0) {
            const name = JSON.stringify(`${policy.name}-${other.toLowerCase()}`);
            const remedy = `new gcp.monitoring.AlertPolicy(${name}, { ...resource, severity: "${other}" })`;
            return fail(policy, `no ${other} alert watches the same metric (${own.metric})`, remedy);
        }
        const wrong = severity === "CRITICAL" ? partners.find((warning) => !isBeyond(own, warning)) : undefined;
        return wrong === undefined
            ? pass(policy, `${severity} at ${own.height}, with ${other} on the same metric`)
            : fail(policy, `fires ${own.fires} ${own.height}, which is not beyond the warning at ${wrong.height}`);
    },
});

function stepsOn(graph: Graph, metric: string, severity: string): readonly Threshold[] {
    return graph
        .ofType(ALERT_POLICY)
        .filter((policy: Resource) => known(readString(policy, "severity")) === severity)
        .flatMap((policy) => thresholds(policy).filter((threshold) => threshold.metric === metric));
}

/** Whether the critical step is reached after the warning; steps that differ in their window may stand at one height. */
function isBeyond(critical: Threshold, warning: Threshold): boolean {
    if (critical.height === undefined || warning.height === undefined) return true;
    return critical.fires === "above" ? critical.height >= warning.height : critical.height <= warning.height;
}
