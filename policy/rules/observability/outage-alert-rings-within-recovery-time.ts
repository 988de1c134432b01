import { METRIC_ALARM } from "../../clouds/aws/cloudwatch.ts";
import { ALERT_POLICY } from "../../clouds/gcp/alert-policy.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readPart, readParts, readString } from "../../graph/read.ts";
import { defineRule, each, fail, pass } from "../../rule.ts";
import { declaredNumber, systemOf, systemsOf } from "../../systems.ts";
import { alarmWindow, thresholdWindow, uptimeDetection } from "../../time/alert-window.ts";
import { inTurn, type Sum } from "../../time/sum.ts";

const OBJECTIVE = "objectives.recoveryTime.targetSeconds";

/** An alert that tells of an outage, and the longest time until it rings. */
interface Ringing {
    readonly alert: Resource;
    readonly window: Sum;
    /** Arguments that make it ring within so many seconds. */
    readonly within: (seconds: number) => string | undefined;
}

export default defineRule({
    id: "outage-alert-rings-within-recovery-time",
    title: "The alert that a system is out of reach rings before its recovery time is over",
    severity: "high",
    concern: "observability",
    types: [ALERT_POLICY, METRIC_ALARM],
    breaks: "what needs a person has missed its recovery time before anybody is told",
    remedy: "{ period: 60, evaluationPeriods: 2 }",
    sources: [
        { url: "https://docs.cloud.google.com/monitoring/alerts/concepts-indepth", read: "2026-11-22" },
        {
            url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ET-14", "ER-10", "AG-12"],
    whenUnknown: "unknown",
    settings: { share: 1 },
    evaluate: (graph, { share }) =>
        systemsOf(graph).flatMap((system) => {
            const alerts = outageAlerts(graph, system);
            const [first] = alerts.toSorted((one, other) => one.window.seconds - other.window.seconds);
            return each(first === undefined ? [] : [first.alert], (alert) => {
                const objective = declaredNumber(graph, alert, OBJECTIVE);
                if (first === undefined || objective === undefined) return undefined;
                const { seconds, shown } = first.window;
                const allowed = objective * share;
                return seconds <= allowed
                    ? pass(alert, `${shown} of the ${allowed} s in which the system has to be back`)
                    : fail(
                          alert,
                          `${shown}, and the system has to be back in ${allowed} s: the soonest of ${alerts.length} alerts`,
                          first.within(allowed),
                      );
            });
        }),
});

function outageAlerts(graph: Graph, system: Resource): readonly Ringing[] {
    const own = graph.ofType(ALERT_POLICY, METRIC_ALARM).filter((alert) => systemOf(graph, alert) === system);
    return own.flatMap((alert) => (alert.type === METRIC_ALARM ? fromAlarm(alert) : fromPolicy(graph, system, alert)));
}

/** How many hosts answer, or whether a health check of Route 53 does. */
const OUTAGE_METRICS = ["UnHealthyHostCount", "HealthyHostCount", "HealthCheckStatus"];

function fromAlarm(alarm: Resource): readonly Ringing[] {
    if (!OUTAGE_METRICS.includes(known(readString(alarm, "metricName")) ?? "")) return [];
    const within = (seconds: number) =>
        seconds >= 60
            ? `{ period: 60, evaluationPeriods: ${Math.floor(seconds / 60)}, datapointsToAlarm: 1 }`
            : undefined;
    return [{ alert: alarm, window: inTurn(["rings after", alarmWindow(alarm)]), within }];
}

/** Thresholds on what uptime checks see; the slowest of the system's checks is taken. */
function fromPolicy(graph: Graph, system: Resource, policy: Resource): readonly Ringing[] {
    const checks = graph
        .ofType("gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig")
        .filter((check) => systemOf(graph, check) === system)
        .map(uptimeDetection);
    const [slowest] = checks.toSorted((one, other) => other.seconds - one.seconds);
    return (known(readParts(policy, "conditions")) ?? []).flatMap((condition, index) => {
        const threshold = known(readPart(condition, "conditionThreshold"));
        const filter = threshold && known(readString(threshold, "filter"));
        if (slowest === undefined || threshold === undefined || !filter?.includes("uptime_check/")) return [];
        const ringing = thresholdWindow(threshold);
        const duration = (seconds: number) => Math.floor((seconds - slowest.seconds - 60) / 60) * 60;
        const aligned = 'aggregations: [{ alignmentPeriod: "60s" }]';
        const within = (seconds: number) =>
            duration(seconds) < 0
                ? undefined
                : `{ conditions: [${"{}, ".repeat(index)}{ conditionThreshold: { duration: "${duration(seconds)}s", ${aligned} } }] }`;
        return [{ alert: policy, window: inTurn(["is seen in", slowest], ["rings after", ringing]), within }];
    });
}
