import * as pulumi from "@pulumi/pulumi";
import type { Signal } from "../../components/gcp/alert-policies.ts";
import type { Chart } from "../../components/gcp/dashboard.ts";
import { type MeasuredLadder, measuredLadder } from "./ladders.ts";

/** How the time series behind a ladder become one value. */
export const RATE = { aligner: "ALIGN_RATE", reducer: "REDUCE_SUM" } as const;
export const EVENTS = { aligner: "ALIGN_DELTA", reducer: "REDUCE_SUM" } as const;
export const HIGHEST = { aligner: "ALIGN_MAX", reducer: "REDUCE_MAX" } as const;
export const P95 = { aligner: "ALIGN_PERCENTILE_95", reducer: "REDUCE_MAX" } as const;

/** Metric type of each log metric, by its name. */
export type Logged = Readonly<Record<string, pulumi.Output<string>>>;

/** Filters on the metrics that Cloud Run keeps for the services whose names start with `service`, in both regions. */
export function serviceFilters(project: string, service: string) {
    const ours = `resource.type="cloud_run_revision" AND resource.labels.project_id="${project}" AND resource.labels.service_name=starts_with("${service}")`;
    const requests = `metric.type="run.googleapis.com/request_count" AND ${ours}`;
    return {
        requests,
        serverErrors: `${requests} AND metric.labels.response_code_class="5xx"`,
        clientErrors: `${requests} AND metric.labels.response_code_class="4xx"`,
        timeouts: `${requests} AND metric.labels.response_code="504"`,
        latencies: `metric.type="run.googleapis.com/request_latencies" AND ${ours}`,
        instances: `metric.type="run.googleapis.com/container/instance_count" AND ${ours}`,
        coldStarts: `metric.type="run.googleapis.com/container/startup_latencies" AND ${ours}`,
    };
}

/** Filter on a metric that comes from log lines of a kind of resource. Throws when there is no such metric. */
export function logFilter(logged: Logged, metric: string, resource = "cloud_run_revision"): pulumi.Output<string> {
    const { [metric]: type } = logged;
    if (!type) throw new RangeError(`no log metric is called ${metric}`);
    return pulumi.interpolate`metric.type="${type}" AND resource.type="${resource}"`;
}

/** Share of the outside checks that passed, of every name. */
const PASSED_CHECKS = {
    filter: `metric.type="monitoring.googleapis.com/uptime_check/check_passed" AND resource.type="uptime_url"`,
    aligner: "ALIGN_FRACTION_TRUE",
    reducer: "REDUCE_MEAN",
} as const;

/** Whether a system answers from outside, whatever the system: each check by itself, so that many hide no single one. */
export const REACHABILITY: MeasuredLadder<Signal> = measuredLadder(
    "reachability",
    "Share of outside checks that pass",
    { unit: "ratio", fires: "below", warning: 0.9, critical: 0.5 },
    { ...PASSED_CHECKS, groupBy: ["metric.label.check_id"] },
);

/** Which name answers from outside. */
export const REACHABILITY_CHART: Chart = {
    title: "Reachable from outside, by name",
    ...PASSED_CHECKS,
    groupBy: ["resource.label.host"],
};

const BY_REGION = ["resource.label.location"];

/** Events per second. */
export function rateChart(title: string, filter: pulumi.Input<string>, groupBy = BY_REGION): Chart {
    return { title, filter, ...RATE, groupBy };
}

/** A percentile of a distribution, the worst series of each group. */
export function percentileChart(
    title: string,
    filter: pulumi.Input<string>,
    which: 50 | 95 | 99,
    groupBy = BY_REGION,
): Chart {
    return { title, filter, aligner: `ALIGN_PERCENTILE_${which}`, reducer: "REDUCE_MAX", groupBy };
}

/** A value that goes up and down, the highest of each group. */
export function gaugeChart(title: string, filter: pulumi.Input<string>, groupBy = BY_REGION): Chart {
    return { title, filter, ...HIGHEST, groupBy };
}
