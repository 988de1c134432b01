import { ALERT_POLICY } from "../../clouds/gcp/alert-policy.ts";
import { DASHBOARD, LOG_METRIC, SLO } from "../../clouds/gcp/monitoring.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import { toJson } from "../../graph/value.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Where each kind of watcher says which metrics it looks at. */
const WATCHED: Readonly<Record<string, readonly string[]>> = {
    [ALERT_POLICY]: ["conditions"],
    [SLO]: ["requestBasedSli", "windowsBasedSli"],
    [DASHBOARD]: ["dashboardJson"],
};

export default defineResourceRule({
    id: "log-metric-is-watched",
    title: "A metric that is counted from log lines is in an alert, an SLO or a dashboard",
    severity: "low",
    concern: "observability",
    types: [LOG_METRIC],
    breaks: "the application reports a failure that nobody ever sees",
    remedy: 'new gcp.monitoring.Dashboard("failures", { dashboardJson: "<a chart of the metric>" })',
    sources: [
        { url: "https://docs.cloud.google.com/logging/docs/logs-based-metrics", read: "2026-11-22" },
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/logging/metric/", read: "2026-11-22" },
    ],
    requirements: ["ET-16", "CN-11", "ET-13"],
    whenUnknown: "unknown",
    settings: {},
    judge: (metric, _settings, graph) => {
        const name = known(readString(metric, "name")) ?? metric.name;
        const watching = Object.entries(WATCHED).flatMap(([type, properties]) =>
            graph
                .ofType(type)
                .filter((watcher) =>
                    properties.some(
                        (property) =>
                            names(watcher, property, name) ||
                            graph.reachable(watcher, property, [LOG_METRIC]).includes(metric),
                    ),
                ),
        );
        const [first] = watching;
        if (first !== undefined) return pass(metric, `${first.name} looks at it`);
        return fail(
            metric,
            "no alert, no SLO and no dashboard of the stack looks at it",
            `new gcp.monitoring.Dashboard("${metric.name}-chart", { dashboardJson: 'metric.type="logging.googleapis.com/user/${name}"' })`,
        );
    },
});

/** Filters quote the metric, and inside a dashboard's text the quotes are escaped. */
function names(watcher: Resource, property: string, metric: string): boolean {
    const text = JSON.stringify(toJson(watcher.property(property))) ?? "";
    return text.replaceAll("\\", "").includes(`/user/${metric}"`);
}
