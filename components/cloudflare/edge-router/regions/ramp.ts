import type { RampRule } from "../coordination/config.ts";
import { type Latencies, p95, total, withLatencies } from "./latency.ts";
import { isAbove } from "./rate-rule.ts";
import { failuresOf, nothing, plus, type Tally } from "./tally.ts";

/** One step of the return and what it has shown so far. */
export interface RampStep {
    readonly index: number;
    readonly since: number;
    readonly seen: Tally;
    readonly latencies: Latencies;
}

/** What a step says: `open` when nothing at all succeeds, `back` when it is worse than it may be, `next` when it has held. */
export type RampVerdict = "stay" | "next" | "back" | "open";

// Fewer results than this say nothing about a share.
const leastRequests = 20;
// That many failures and no success are no accident: at 9 % of failures one step in 170,000 begins so.
const fatalFailures = 5;

/** A step that begins at `now` and has seen nothing. */
export function rampStep(index: number, now: number): RampStep {
    return { index, since: now, seen: nothing, latencies: [] };
}

/** The step with more results. */
export function observed(step: RampStep, tally: Tally, latencies: Latencies): RampStep {
    return { ...step, seen: plus(step.seen, tally), latencies: withLatencies(step.latencies, latencies) };
}

/** The percent of the tenants a step admits. */
export function shareOf(step: RampStep, rule: RampRule): number {
    return rule.percents[Math.min(step.index, rule.percents.length - 1)] ?? 100;
}

export function isLastStep(step: RampStep, rule: RampRule): boolean {
    return step.index >= rule.percents.length - 1;
}

/** Judges a step at `now` against the latency (95th percentile in milliseconds) that the region used to have. */
export function rampVerdict(step: RampStep, usualP95: number | undefined, rule: RampRule, now: number): RampVerdict {
    const failures = failuresOf(step.seen);
    if (failures >= fatalFailures && failures === step.seen.requests) return "open";
    if (isAbove(failures, step.seen.requests, { leastRequests, worstPercent: rule.worstPercent })) return "back";
    if (isSlower(step, usualP95, rule)) return "back";
    const lasted = now - step.since;
    if (lasted < rule.leastMs) return "stay";
    return step.seen.requests >= rule.leastSamples || lasted >= rule.quietMs ? "next" : "stay";
}

/** Whether a step has shown that the region can be relied on: enough results for a share, or none bad for a quiet while. */
export function isProven(step: RampStep, usualP95: number | undefined, rule: RampRule, now: number): boolean {
    const verdict = rampVerdict(step, usualP95, rule, now);
    if (verdict === "open" || verdict === "back") return false;
    return step.seen.requests >= leastRequests || now - step.since >= rule.quietMs;
}

function isSlower(step: RampStep, usualP95: number | undefined, rule: RampRule): boolean {
    const present = p95(step.latencies);
    if (usualP95 === undefined || present === undefined || total(step.latencies) < rule.leastSamples) return false;
    return present > rule.slowdown * usualP95;
}
