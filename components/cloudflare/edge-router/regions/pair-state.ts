import type { CoordinationConfig } from "../coordination/config.ts";
import type { Latencies } from "./latency.ts";
import type { Openings } from "./open-time.ts";
import { noProbes, type Probes } from "./probes.ts";
import type { RampStep } from "./ramp.ts";
import type { SlidingWindow } from "./sliding-window.ts";
import type { Tally } from "./tally.ts";

/**
 * What decisions follow: the coordination section, and from the router's configuration the regions, the writer, and how
 * many failures in a row make an isolate leave a region.
 */
export interface PairRules extends CoordinationConfig {
    readonly regions: readonly string[];
    readonly writer: string;
    readonly consecutiveFailures: number;
}

/** The moment of an event. `chance`, from 0 to 1, is for jitter; `writesWait` says that some outbox holds writes. */
export interface Moment {
    readonly now: number;
    readonly chance: number;
    readonly writesWait: boolean;
}

/** What a region is used for, and why. Reasons are short names that the log and the snapshot show. */
export type Phase = { readonly since: number; readonly reason: string } & (
    | { readonly kind: "closed" | "isolated" | "degraded-database" }
    | { readonly kind: "open"; readonly until: number }
    | { readonly kind: "half-open"; readonly step: RampStep }
);

/** What is known of a region that a restart may lose: it comes back within a window. */
export interface Evidence {
    readonly routes: Readonly<Record<string, SlidingWindow<Tally>>>;
    /** When isolates left it after failures in a row, by isolate. */
    readonly tripped: Readonly<Record<string, number>>;
    readonly probes: Probes;
}

/** A region as the coordinator sees it. `epoch` is that of its last change: results from before it do not count. */
export interface RegionState {
    readonly phase: Phase;
    readonly epoch: number;
    readonly openings: Openings;
    /** Latencies of answers while it took its traffic. */
    readonly usual: Latencies;
    readonly evidence: Evidence;
    /** Why a change that is due does not happen. */
    readonly held: string | undefined;
}

/** All regions of a system, mostly two. */
export interface PairState {
    readonly epoch: number;
    readonly writer: string;
    readonly writerEpoch: number;
    readonly switches: readonly number[];
    readonly regions: Readonly<Record<string, RegionState>>;
}

/** A system nothing is known of: every region takes its traffic. */
export function startedPair(rules: Pick<PairRules, "regions" | "writer">, now: number): PairState {
    const regions = Object.fromEntries(rules.regions.map((name) => [name, startedRegion(now)]));
    return { epoch: 0, writer: rules.writer, writerEpoch: 1, switches: [], regions };
}

/** A region nothing is known of. */
export function startedRegion(now: number): RegionState {
    return {
        phase: { kind: "closed", since: now, reason: "started" },
        epoch: 0,
        openings: { count: 0, since: now },
        usual: [],
        evidence: noEvidence(noProbes(now)),
        held: undefined,
    };
}

/** Nothing from traffic; what probes have found stays. */
export function noEvidence(probes: Probes): Evidence {
    return { routes: {}, tripped: {}, probes };
}
