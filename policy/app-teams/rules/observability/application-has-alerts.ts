import { platformsOf } from "../../../platform.ts";
import { defineRule, each, fail, pass } from "../../../rule.ts";
import { SERVING } from "../../application.ts";

/** Alerts by cloud. */
const ALERTS = [
    "gcp:monitoring/alertPolicy:AlertPolicy",
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    "kubernetes:monitoring.coreos.com/v1:PrometheusRule",
];

export default defineRule({
    id: "application-has-alerts",
    title: "A stack that serves requests has alerts of its own",
    severity: "high",
    concern: "observability",
    types: ["pulumi:pulumi:Stack"],
    breaks: "the platform is healthy, its alerts are silent, and the application's users are the first to notice",
    remedy:
        'new gcp.monitoring.AlertPolicy("portal-errors", { displayName: "portal errors", combiner: "OR", conditions: [{ displayName: "5xx", ' +
        'conditionThreshold: { comparison: "COMPARISON_GT", duration: "60s", thresholdValue: 1, filter: \'resource.type = "cloud_run_revision" AND metric.type = "run.googleapis.com/request_count" AND metric.labels.response_code_class = "5xx"\' } }] })',
    sources: [
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/monitoring/alertpolicy/", read: "2026-11-22" },
    ],
    requirements: ["HB-11", "CN-11"],
    whenUnknown: "unknown",
    settings: {},
    evaluate: (graph) => {
        if (platformsOf(graph).length === 0 || graph.ofType(...SERVING).length === 0) return [];
        const alerts = graph.ofType(...ALERTS);
        return each(graph.ofType("pulumi:pulumi:Stack"), (stack) =>
            alerts.length === 0
                ? fail(stack, "serves requests and has no alert")
                : pass(stack, `has ${alerts.length} alerts`),
        );
    },
});
