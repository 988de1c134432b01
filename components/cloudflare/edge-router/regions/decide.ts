import { routeTallies, trippedIsolates, withEvidence } from "./evidence.ts";
import { p95 } from "./latency.ts";
import { forgiven } from "./open-time.ts";
import type { Decision, PairEvent } from "./pair-event.ts";
import {
    type Moment,
    noEvidence,
    type PairRules,
    type PairState,
    type RegionState,
    startedRegion,
} from "./pair-state.ts";
import { isLastStep, isProven } from "./ramp.ts";
import { decisionOf } from "./region-decision.ts";
import { isSuspected, troubleOf } from "./region-verdict.ts";
import { maySwitch, recentSwitches } from "./switch-cap.ts";
import { failuresOf, nothing, plus } from "./tally.ts";
import { type Wanted, wantedPhase } from "./wanted-phase.ts";

/** What an event led to. */
export interface Decided {
    readonly state: PairState;
    readonly decisions: readonly Decision[];
    /** Regions that the prober should check at once. */
    readonly suspected: readonly string[];
}

/**
 * Decides about all regions after an event: the next state and the lines for the log. The regions are judged one after
 * the other, so that two never leave in the same moment.
 */
export function decide(before: PairState, event: PairEvent, moment: Moment, rules: PairRules): Decided {
    const present = { state: withRegions(before, moment, rules), decisions: [] };
    const told = withWriter(present, moment, rules);
    const learned = { ...told, state: withEvidence(told.state, event, moment.now, rules) };
    const { state, decisions } = rules.regions.reduce(
        (judgedSoFar, name) => judged(judgedSoFar, name, moment, rules),
        learned,
    );
    const suspected = Object.entries(state.regions)
        .filter(([, region]) => isSuspected(region, moment.now, rules))
        .map(([name]) => name);
    return { state, decisions, suspected };
}

type Judged = Omit<Decided, "suspected">;

function judged(decided: Judged, name: string, moment: Moment, rules: PairRules): Judged {
    const { state, decisions } = decided;
    const region = state.regions[name];
    if (region === undefined) return decided;
    const others = Object.keys(state.regions).filter((other) => other !== name && isFine(state, other, moment, rules));
    const wanted = wantedPhase(name, region, others.length === 0, moment, rules);
    const better = others.some((other) => hasShown(state, other, moment, rules));
    const held = wanted === undefined ? undefined : obstacle(state, wanted, better, moment, rules);
    if (wanted !== undefined && held === undefined) {
        const changed = changedState(state, name, region, wanted, moment, rules);
        const line = decision("region-decision", changed, name, region, wanted.phase.reason, moment, rules);
        return { state: changed, decisions: [...decisions, line] };
    }
    if (held === region.held) return decided;
    const after = { ...state, regions: { ...state.regions, [name]: { ...region, held } } };
    if (held === undefined) return { state: after, decisions };
    return {
        state: after,
        decisions: [...decisions, decision("region-held", after, name, region, held, moment, rules)],
    };
}

/** Why a change has to wait: no other region is known to be better, so that leaving helps nobody; or too many switches. */
function obstacle(
    state: PairState,
    wanted: Wanted,
    better: boolean,
    moment: Moment,
    rules: PairRules,
): "no-better-region" | "too-many-switches" | undefined {
    if (wanted.leaves && !better) return "no-better-region";
    return wanted.isSwitch && !maySwitch(state.switches, rules.switches, moment.now) ? "too-many-switches" : undefined;
}

/** Whether a region takes all tenants and nothing is wrong with it. */
function isFine(state: PairState, name: string, moment: Moment, rules: PairRules): boolean {
    const region = state.regions[name];
    if (region === undefined || rules.isolated.includes(name)) return false;
    const { phase } = region;
    const takesAll = phase.kind === "closed" || (phase.kind === "half-open" && isLastStep(phase.step, rules.ramp));
    return takesAll && troubleOf(region, moment.now, rules) === undefined;
}

/**
 * Whether a region that is fine has also shown it. One that came back for all tenants a moment ago has not: while both
 * fail part of the time, a few good probes are no reason to leave one for the other.
 */
function hasShown(state: PairState, name: string, { now }: Moment, { ramp }: PairRules): boolean {
    const region = state.regions[name];
    if (region?.phase.kind !== "half-open") return true;
    return isProven(region.phase.step, p95(region.usual), ramp, now);
}

function changedState(
    state: PairState,
    name: string,
    region: RegionState,
    wanted: Wanted,
    moment: Moment,
    rules: PairRules,
): PairState {
    const { now } = moment;
    const epoch = state.epoch + 1;
    const { count } = forgiven(region.openings, rules.openTime, now);
    const openings = { count: wanted.phase.kind === "open" && wanted.leaves ? count + 1 : count, since: now };
    const evidence = noEvidence(region.evidence.probes);
    const after: RegionState = { ...region, phase: wanted.phase, epoch, openings, evidence, held: undefined };
    const recent = recentSwitches(state.switches, rules.switches, now);
    return {
        ...state,
        epoch,
        switches: wanted.isSwitch ? [...recent, now] : recent,
        regions: { ...state.regions, [name]: after },
    };
}

function withWriter(decided: Judged, moment: Moment, rules: PairRules): Judged {
    const { state } = decided;
    const region = state.regions[rules.writer];
    if (state.writer === rules.writer || region === undefined) return decided;
    const writerEpoch = state.writerEpoch + 1;
    const after = { ...state, epoch: state.epoch + 1, writer: rules.writer, writerEpoch };
    const line = decision("writer-changed", after, rules.writer, region, "configuration", moment, rules);
    return { state: after, decisions: [{ ...line, from: state.writer, to: rules.writer }] };
}

/** The regions of the configuration, in whatever state they were. */
function withRegions(state: PairState, moment: Moment, rules: PairRules): PairState {
    const { regions } = state;
    const same = rules.regions.every((name) => name in regions) && Object.keys(regions).length === rules.regions.length;
    if (same) return state;
    const present = rules.regions.map((name) => [name, regions[name] ?? startedRegion(moment.now)] as const);
    return { ...state, regions: Object.fromEntries(present) };
}

function decision(
    event: Decision["event"],
    state: PairState,
    name: string,
    before: RegionState,
    reason: string,
    moment: Moment,
    rules: PairRules,
): Decision {
    const after = state.regions[name] ?? before;
    const { evidence } = before;
    const seen = routeTallies(evidence, moment.now, rules.rate.windowMs).reduce(plus, nothing);
    return {
        event,
        at: moment.now,
        epoch: state.epoch,
        region: name,
        from: before.phase.kind,
        to: after.phase.kind,
        share: decisionOf(after, rules).share,
        reason,
        requests: seen.requests,
        failures: failuresOf(seen),
        probeFailures: evidence.probes.failures,
        trippedIsolates: trippedIsolates(evidence, moment.now, rules),
    };
}
