import type * as pulumi from "@pulumi/pulumi";

/** A series of figures in CloudWatch. */
export interface Metric {
    /** Such as `AWS/ApplicationELB`. */
    readonly namespace: string;
    readonly name: string;
    readonly statistic: "Sum" | "Average" | "Maximum" | "Minimum" | "SampleCount" | `p${number}`;
    /** What tells it from its sisters: `{ LoadBalancer: "app/…" }`. */
    readonly dimensions: Readonly<Record<string, pulumi.Input<string>>>;
}

/** CloudWatch keeps figures of AWS services by the minute (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html, 2026-11-22). */
export const PERIOD_SECONDS = 60;
