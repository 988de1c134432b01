/** Alarms of CloudWatch that watch an error budget. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readNumber, readParts, readString } from "../../graph/read.ts";

export const METRIC_ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** Periods may be left out: then a minute's figures are looked at (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html, 2026-11-22). */
const DEFAULT_PERIOD_SECONDS = 60;

/** An alarm on the share of requests that fail. */
export interface ErrorShareAlarm {
    readonly alarm: Resource;
    /** Share above which it fires. */
    readonly threshold: number;
    /** Seconds of figures that it looks at. */
    readonly windowSeconds: number;
}

/** Every alarm that divides 5xx answers by requests. */
export function errorShareAlarms(graph: Graph): readonly ErrorShareAlarm[] {
    return graph.ofType(METRIC_ALARM).flatMap((alarm) => {
        const queries = readParts(alarm, "metricQueries");
        const parts = known(queries) ?? [];
        const names = parts.map((query) => known(readString(query, "metric.metricName")) ?? "");
        if (!names.some((name) => /5xx/i.test(name)) || !names.some((name) => /requestcount/i.test(name))) return [];
        const periods = parts.map((query) => known(readNumber(query, "metric.period")) ?? DEFAULT_PERIOD_SECONDS);
        const evaluated = known(readNumber(alarm, "evaluationPeriods")) ?? 1;
        const threshold = known(readNumber(alarm, "threshold"));
        if (threshold === undefined) return [];
        return [{ alarm, threshold, windowSeconds: Math.max(...periods) * evaluated }];
    });
}
