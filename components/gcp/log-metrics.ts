import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";

/** A metric that is counted from log lines: the application's own, one for each event, or those that a filter finds. */
export type LogMetric = DescribedMetric & (EventMetric | FilterMetric);

interface DescribedMetric {
    /** Kebab-case; the metric is `logging.googleapis.com/user/<prefix>/<name>`. */
    readonly name: string;
    readonly description: string;
    /** Field whose number is recorded; absent: lines are counted. */
    readonly value?: { readonly field: string; readonly unit: string };
}

interface EventMetric {
    /** Value of `jsonPayload.event` in the lines of a Cloud Run service. */
    readonly event: string;
}

interface FilterMetric {
    readonly filter: string;
}

export interface LogMetricsArgs {
    readonly project: string;
    /** What is counted or measured in structured log lines. */
    readonly metrics: readonly LogMetric[];
    readonly provider: pulumi.ProviderResource;
}

/** Counters and distributions taken from the application's structured logs. */
export class LogMetrics extends Component {
    /** Full metric type by metric name, usable in filters once the metric exists. */
    readonly types: Readonly<Record<string, pulumi.Output<string>>>;

    constructor(name: string, args: LogMetricsArgs, options?: ComponentOptions) {
        super("gcp:LogMetrics", name, options);
        const types: Record<string, pulumi.Output<string>> = {};
        for (const found of args.metrics) {
            const { name: metric, description, value } = found;
            const resource = new gcp.logging.Metric(
                this.child(metric),
                {
                    project: args.project,
                    name: `${name}/${metric}`,
                    description,
                    filter: "filter" in found ? found.filter : eventFilter(found.event),
                    metricDescriptor: value
                        ? { metricKind: "DELTA", valueType: "DISTRIBUTION", unit: value.unit }
                        : { metricKind: "DELTA", valueType: "INT64", unit: "1" },
                    ...(value && { valueExtractor: `EXTRACT(jsonPayload.${value.field})` }),
                },
                this.inside(args.provider),
            );
            types[metric] = resource.name.apply((metricName) => `logging.googleapis.com/user/${metricName}`);
        }
        this.types = types;
        this.registerOutputs({ metrics: args.metrics.map((metric) => metric.name) });
    }
}

function eventFilter(event: string): string {
    return `resource.type="cloud_run_revision" AND jsonPayload.event="${event}"`;
}
