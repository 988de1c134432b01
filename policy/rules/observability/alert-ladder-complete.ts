import { ALERT_POLICY, alertDocs, type Threshold, thresholds } from "../../clouds/gcp/alert-policy.ts";
import type { Graph } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import { defineRule, each, fail, pass } from "../../rule.ts";

const OTHER_STEP: Readonly<Record<string, string>> = { WARNING: "CRITICAL", CRITICAL: "WARNING" };

export default defineRule({
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
    evaluate: (graph, { oneStepMetrics }) => {
        const steps = stepsOf(graph);
        return each(graph.ofType(ALERT_POLICY), (policy) => {
            const [own] = thresholds(policy);
            if (own === undefined || oneStepMetrics.some((metric) => own.metric.includes(metric))) return undefined;
            const severity = known(readString(policy, "severity"));
            const other = OTHER_STEP[severity ?? ""];
            if (other === undefined) {
                const missing = steps(own.metric, "CRITICAL").length === 0 ? "CRITICAL" : "WARNING";
                const message = `severity is ${severity ?? "not set"}, needs WARNING or CRITICAL`;
                return fail(policy, message, `{ severity: "${missing}" }`);
            }
            const partners = steps(own.metric, other);
            if (partners.length === 0) {
                const name = JSON.stringify(`${policy.name}-${other.toLowerCase()}`);
                const remedy = `new gcp.monitoring.AlertPolicy(${name}, { ...resource, severity: "${other}" })`;
                return fail(policy, `no ${other} alert watches the same metric (${own.metric})`, remedy);
            }
            const wrong = severity === "CRITICAL" ? partners.find((warning) => !isBeyond(own, warning)) : undefined;
            return wrong === undefined
                ? pass(policy, `${severity} at ${own.height}, with ${other} on the same metric`)
                : fail(policy, `fires ${own.fires} ${own.height}, which is not beyond the warning at ${wrong.height}`);
        });
    },
});

/** Looks up the steps on a metric, all read at the first question. Throws NotKnownError while one cannot be read. */
function stepsOf(graph: Graph): (metric: string, severity: string) => readonly Threshold[] {
    const key = (metric: string, severity: string) => `${severity} ${metric}`;
    let steps: ReadonlyMap<string, readonly Threshold[]> | undefined;
    const read = () => {
        const all = graph.ofType(ALERT_POLICY).flatMap((policy) => {
            const severity = known(readString(policy, "severity")) ?? "";
            return thresholds(policy).map((threshold) => ({ threshold, severity }));
        });
        const grouped = Map.groupBy(all, ({ threshold, severity }) => key(threshold.metric, severity));
        return new Map([...grouped].map(([held, entries]) => [held, entries.map(({ threshold }) => threshold)]));
    };
    return (metric, severity) => {
        steps ??= read();
        return steps.get(key(metric, severity)) ?? [];
    };
}

/** Whether the critical step is reached after the warning; steps that differ in their window may stand at one height. */
function isBeyond(critical: Threshold, warning: Threshold): boolean {
    if (critical.height === undefined || warning.height === undefined) return true;
    return critical.fires === "above" ? critical.height >= warning.height : critical.height <= warning.height;
}
