import { oddsAgainstCount } from "./confidence.ts";
import { routeTallies, trippedIsolates } from "./evidence.ts";
import type { PairRules, RegionState } from "./pair-state.ts";
import { isDatabaseUnreachable, isFailing } from "./probes.ts";
import { failsTooOften, isAbove } from "./rate-rule.ts";
import { talliesAfter } from "./sliding-window.ts";
import { failuresOf, nothing, plus } from "./tally.ts";

/** Why a region should not take traffic now. */
export type Trouble = "failure-rate" | "isolates-tripped" | "probes-failed" | "database-unreachable";

// Fewer isolates than this say nothing about the others; the prober is asked instead.
const fewestIsolates = 3;

/** What is wrong with a region at `now`; undefined when nothing is. */
export function troubleOf(region: RegionState, now: number, rules: PairRules): Trouble | undefined {
    const { evidence } = region;
    const proberAgrees = evidence.probes.failures > 0 || !evidence.probes.reads;
    const windows = [rules.rate.windowMs, rules.rate.longWindowMs];
    if (windows.some((ms) => failsTooOften(routeTallies(evidence, now, ms), proberAgrees, rules.rate))) {
        return "failure-rate";
    }
    if (tooManyTripped(region, now, rules)) return "isolates-tripped";
    if (isFailing(evidence.probes, rules.probe) && !trafficDisagrees(region)) return "probes-failed";
    const unreachable = isDatabaseUnreachable(evidence.probes, rules.probe, rules.databaseUnreachableMs, now);
    return unreachable ? "database-unreachable" : undefined;
}

/** Whether a region that takes traffic should be checked at once: an isolate left it, or too much may be failing. */
export function isSuspected(region: RegionState, now: number, rules: PairRules): boolean {
    if (region.phase.kind !== "closed" && region.phase.kind !== "half-open") return false;
    if (trippedIsolates(region.evidence, now, rules) > 0) return true;
    const seen = routeTallies(region.evidence, now, rules.rate.windowMs).reduce(plus, nothing);
    return isAbove(failuresOf(seen), seen.requests, rules.rate);
}

/** Whether more isolates saw that many failures in a row than would if as many requests failed as may. */
function tooManyTripped(region: RegionState, now: number, rules: PairRules): boolean {
    const { windowMs, worstPercent, alarmOdds } = rules.rate;
    const { requests } = routeTallies(region.evidence, now, windowMs).reduce(plus, nothing);
    const expected = requests * (worstPercent / 100) ** rules.consecutiveFailures;
    const tripped = trippedIsolates(region.evidence, now, rules);
    return tripped >= fewestIsolates && oddsAgainstCount(tripped, expected) >= alarmOdds;
}

/** Real requests that mostly succeed while probes fail: then it is the probes that are wrong. */
function trafficDisagrees({ evidence }: RegionState): boolean {
    const seen = Object.values(evidence.routes)
        .flatMap((window) => talliesAfter(window, evidence.probes.failingSince))
        .reduce(plus, nothing);
    return seen.requests > 2 * failuresOf(seen);
}
