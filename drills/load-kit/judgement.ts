import { OBJECTIVES } from "../../stacks/systems/esta-tracker/objectives.ts";
import type { Measurement } from "../drill.ts";
import { percentilesOf } from "../load/percentiles.ts";
import { latencyOf, type Sample } from "../load/sample.ts";
import type { Operation } from "./workload.ts";

const OPERATIONS = ["cachedRead", "databaseRead", "write", "report"] as const satisfies readonly Operation[];

/** Percentiles of each operation beside those that are promised, and the share of requests that were not served. */
export function measure(stage: string, samples: readonly Sample<Operation>[]): readonly Measurement[] {
    const bad = samples.filter(({ status }) => status === undefined || status >= 400).length;
    const latencies = OPERATIONS.flatMap((operation) => {
        const found = percentilesOf(samples.filter(({ about }) => about === operation).map(latencyOf));
        if (found === undefined) return [];
        return (["p50", "p95", "p99"] as const).map((part) => ({
            name: `${stage}: ${operation} ${part}`,
            unit: "ms",
            value: found[part],
            bound: OBJECTIVES.latency[operation][part].milliseconds,
        }));
    });
    const most = (1 - OBJECTIVES.availability) * 100;
    const share = (100 * bad) / Math.max(1, samples.length);
    return [
        ...latencies,
        { name: `${stage}: not served`, unit: "%", value: share, bound: Number(most.toFixed(3)) },
        { name: `${stage}: sent late by at most`, unit: "ms", value: longestDelay(samples) },
    ];
}

/** How far this machine was behind its own schedule: what it adds to each latency at worst. */
export function longestDelay(samples: readonly Sample[]): number {
    return Math.max(0, ...samples.map(({ intendedAt, startedAt }) => startedAt - intendedAt));
}

/** Whether a stage went as promised, so that a higher rate may be tried. */
export function isCarried(measurements: readonly Measurement[]): boolean {
    return measurements.every(({ value, bound }) => bound === undefined || value <= bound);
}
