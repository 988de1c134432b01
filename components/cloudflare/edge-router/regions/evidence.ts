import { faded, withLatencies } from "./latency.ts";
import type { Count, PairEvent } from "./pair-event.ts";
import type { Evidence, PairRules, PairState, RegionState } from "./pair-state.ts";
import { withProbe } from "./probes.ts";
import { observed } from "./ramp.ts";
import { tallies, withTally } from "./sliding-window.ts";
import { nothing, plus, type Tally } from "./tally.ts";

// Both bound what strangers can make the coordinator remember: routes come from request paths.
const mostRoutes = 64;
const mostIsolates = 100;
const otherRoutes = "(others)";

/** The state with an event's evidence in it. Results and trips from before a region's last change are left out. */
export function withEvidence(state: PairState, event: PairEvent, now: number, rules: PairRules): PairState {
    if (event.kind === "probe") {
        return changed(state, event.region, (region) => {
            const probes = withProbe(region.evidence.probes, event.result, now);
            return { ...region, evidence: { ...region.evidence, probes } };
        });
    }
    if (event.kind === "tick") return state;
    const counted = event.counts.reduce(
        (before, count) => changed(before, count.region, (region) => withCount(region, count, now, rules)),
        state,
    );
    return event.trips.reduce(
        (before, trip) =>
            changed(before, trip.region, (region) => {
                // One failure of a region that an isolate has just begun to use again says little.
                if (trip.epoch < region.epoch || trip.reason === "failed-again") return region;
                const tripped = stamped(region.evidence.tripped, event.isolate, now, rules);
                return { ...region, evidence: { ...region.evidence, tripped } };
            }),
        counted,
    );
}

/** What each route has shown within `windowMs`. */
export function routeTallies(evidence: Evidence, now: number, windowMs: number): readonly Tally[] {
    return Object.values(evidence.routes).map((window) => tallies(window, now, windowMs).reduce(plus, nothing));
}

/** How many isolates have left the region within the window. */
export function trippedIsolates(evidence: Evidence, now: number, rules: PairRules): number {
    return Object.values(evidence.tripped).filter((at) => now - at < rules.rate.windowMs).length;
}

function changed(state: PairState, name: string, change: (region: RegionState) => RegionState): PairState {
    const region = state.regions[name];
    if (region === undefined) return state;
    const after = change(region);
    return after === region ? state : { ...state, regions: { ...state.regions, [name]: after } };
}

function withCount(region: RegionState, count: Count, now: number, rules: PairRules): RegionState {
    const { phase, evidence } = region;
    const takesTraffic = phase.kind === "closed" || phase.kind === "half-open";
    if (count.epoch < region.epoch || count.requests === 0 || !takesTraffic) return region;
    const tally = { requests: count.requests, hard: count.hard, serverErrors: count.serverErrors };
    const known = count.route in evidence.routes || Object.keys(evidence.routes).length < mostRoutes;
    const route = known ? count.route : otherRoutes;
    const window = withTally(evidence.routes[route] ?? [], tally, plus, now, rules.rate.longWindowMs);
    const learned = {
        ...evidence,
        routes: { ...evidence.routes, [route]: window },
    };
    if (phase.kind === "half-open") {
        return {
            ...region,
            evidence: learned,
            phase: { ...phase, step: observed(phase.step, tally, count.latencies) },
        };
    }
    return { ...region, evidence: learned, usual: faded(withLatencies(region.usual, count.latencies)) };
}

function stamped(stamps: Evidence["tripped"], isolate: string, now: number, rules: PairRules): Evidence["tripped"] {
    const { windowMs } = rules.rate;
    const before = stamps[isolate];
    if (before !== undefined && now - before < windowMs / 4) return stamps;
    const others = Object.entries(stamps).filter(([name, at]) => name !== isolate && now - at < windowMs);
    return Object.fromEntries([...others.slice(1 - mostIsolates), [isolate, now]]);
}
