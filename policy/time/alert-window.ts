/** How long alerts take to ring, from what their resources say. The time in which metrics arrive is not published and left out. */

import type { Resource } from "../graph/graph.ts";
import { known, type Readable, readNumber, readParts, readSeconds } from "../graph/read.ts";
import type { Sum } from "./sum.ts";

/** Period of an alarm that names none, and of an uptime check (provider schemas, 2026-11-22). */
const ALARM_PERIOD_SECONDS = 60;
const UPTIME_PERIOD_SECONDS = 300;

/** Longest time from the first bad figure until a CloudWatch alarm rings: all its evaluated periods have to be bad. */
export function alarmWindow(alarm: Resource): Sum {
    const queries = known(readParts(alarm, "metricQueries")) ?? [];
    const asked = queries.flatMap((query) => known(readNumber(query, "metric.period")) ?? []);
    const period = known(readNumber(alarm, "period")) ?? Math.max(0, ...asked);
    const periodSeconds = period === 0 ? ALARM_PERIOD_SECONDS : period;
    const periods = known(readNumber(alarm, "evaluationPeriods")) ?? 1;
    const seconds = periodSeconds * periods;
    return { seconds, shown: `${periodSeconds} s x ${periods} = ${seconds} s` };
}

/** Longest time from the first bad figure until a threshold of Cloud Monitoring rings: one aligned window, then its duration. */
export function thresholdWindow(threshold: Readable): Sum {
    const aligned = (known(readParts(threshold, "aggregations")) ?? []).map(
        (aggregation) => known(readSeconds(aggregation, "alignmentPeriod")) ?? 0,
    );
    const alignment = Math.max(0, ...aligned);
    const duration = known(readSeconds(threshold, "duration")) ?? 0;
    const seconds = alignment + duration;
    return { seconds, shown: `${alignment} s aligned + ${duration} s = ${seconds} s` };
}

/** Longest time until an uptime check has seen an outage: its period, then its timeout. */
export function uptimeDetection(check: Resource): Sum {
    const period = known(readSeconds(check, "period")) ?? UPTIME_PERIOD_SECONDS;
    const timeout = known(readSeconds(check, "timeout")) ?? 0;
    const seconds = period + timeout;
    return { seconds, shown: `${period} s + ${timeout} s = ${seconds} s` };
}
