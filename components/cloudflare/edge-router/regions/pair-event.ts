import type { Latencies } from "./latency.ts";
import type { ProbeResult } from "./probes.ts";
import type { Tally } from "./tally.ts";

/** Results of requests that one isolate admitted to a region's route in one epoch. */
export interface Count extends Tally {
    readonly region: string;
    readonly route: string;
    readonly epoch: number;
    readonly latencies: Latencies;
}

/** An isolate stopped sending to a region on evidence of its own; the reason is one of `HealthReason`. */
export interface Trip {
    readonly region: string;
    readonly epoch: number;
    readonly reason: string;
}

/** What one isolate has seen since its last report. */
export interface Report {
    readonly isolate: string;
    readonly counts: readonly Count[];
    readonly trips: readonly Trip[];
}

export type PairEvent =
    | ({ readonly kind: "report" } & Report)
    | { readonly kind: "probe"; readonly region: string; readonly result: ProbeResult }
    | { readonly kind: "tick" };

/** A line of the log: what was decided, or why something that is due is held back. */
export interface Decision {
    readonly event: "region-decision" | "region-held" | "writer-changed";
    readonly at: number;
    readonly epoch: number;
    readonly region: string;
    readonly from: string;
    readonly to: string;
    readonly share: number;
    readonly reason: string;
    readonly requests: number;
    readonly failures: number;
    readonly probeFailures: number;
    readonly trippedIsolates: number;
}
