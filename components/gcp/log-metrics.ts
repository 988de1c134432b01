import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";

/** A metric that the application reports by writing one structured log line for each event. */
export interface LogMetric {
    /** Kebab-case; the metric is `logging.googleapis.com/user/<prefix>/<name>`. */
    readonly name: string;
    readonly description: string;
    /** Value of `jsonPayload.event` that counts. */
    readonly event: string;
    /** Field whose number is recorded; absent: lines are counted. */
    readonly value?: { readonly field: string; readonly unit: string };
}

export interface LogMetricsArgs {
    readonly project: string;
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
        for (const { name: metric, description, event, value } of args.metrics) {
            const resource = new gcp.logging.Metric(
                this.child(metric),
                {
                    project: args.project,
                    name: `${name}/${metric}`,
                    description,
                    filter: `resource.type="cloud_run_revision" AND jsonPayload.event="${event}"`,
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
