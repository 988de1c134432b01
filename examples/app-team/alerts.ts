import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import type { SystemContracts } from "ha-platform/contract";
import type { Settings } from "./settings.ts";

interface AlertsArgs {
    readonly settings: Settings;
    readonly project: pulumi.Output<string>;
    readonly service: pulumi.Output<string>;
    readonly claims: pulumi.Output<SystemContracts["claim-navigator"]>;
}

/** What wakes the portal's team, each with its page, and with the platform's where the cause may lie there. */
export function createAlerts({ settings, project, service, claims }: AlertsArgs, provider: gcp.Provider): void {
    const channel = new gcp.monitoring.NotificationChannel(
        "oncall",
        { project, type: "email", displayName: "claims portal on call", labels: { email_address: settings.oncall } },
        { provider },
    );
    const platformPage = claims.alerts.apply((alerts) => alerts["error-rate"]?.runbook ?? "");
    for (const [key, { title, condition }] of Object.entries(watched(service, claims))) {
        const page = `${settings.runbooks}/${key}`;
        new gcp.monitoring.AlertPolicy(
            `alert-${key}`,
            {
                project,
                displayName: `claims portal: ${title}`,
                severity: "CRITICAL",
                combiner: "OR",
                conditions: [{ displayName: title, conditionThreshold: condition }],
                notificationChannels: [channel.id],
                documentation: {
                    mimeType: "text/markdown",
                    content: pulumi.interpolate`Runbook: ${page}. If Claim Navigator fails as well: ${platformPage}`,
                    links: [{ displayName: "Runbook", url: page }],
                },
            },
            { provider },
        );
    }
}

/** Conditions by the name of their page. */
function watched(service: AlertsArgs["service"], claims: AlertsArgs["claims"]) {
    const metric = (name: string) =>
        pulumi.interpolate`resource.type = "cloud_run_revision" AND resource.label.service_name = "${service}" AND metric.type = "run.googleapis.com/${name}"`;
    const rate = [{ alignmentPeriod: "60s", perSeriesAligner: "ALIGN_RATE", crossSeriesReducer: "REDUCE_SUM" }];
    return {
        errors: {
            title: "share of requests that fail",
            condition: {
                filter: pulumi.interpolate`${metric("request_count")} AND metric.label.response_code_class = "5xx"`,
                aggregations: rate,
                denominatorFilter: metric("request_count"),
                denominatorAggregations: rate,
                comparison: "COMPARISON_GT",
                thresholdValue: 0.02,
                duration: "120s",
            },
        },
        slow: {
            title: "95th percentile of latency in milliseconds",
            condition: {
                filter: metric("request_latencies"),
                aggregations: [
                    {
                        alignmentPeriod: "60s",
                        perSeriesAligner: "ALIGN_PERCENTILE_95",
                        crossSeriesReducer: "REDUCE_MAX",
                    },
                ],
                comparison: "COMPARISON_GT",
                // The portal asks Claim Navigator's database: twice what that promises for its slowest operation.
                thresholdValue: claims.objectives.apply(({ latency }) => 2 * slowest(latency)),
                duration: "300s",
            },
        },
    };
}

function slowest(latency: SystemContracts["claim-navigator"]["objectives"]["latency"]): number {
    return Math.max(...Object.values(latency).map(({ p95Milliseconds }) => p95Milliseconds));
}
