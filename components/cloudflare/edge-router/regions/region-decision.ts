import type { RegionDecision } from "../coordination/snapshot.ts";
import type { PairRules, RegionState } from "./pair-state.ts";
import { isLastStep, shareOf } from "./ramp.ts";

/** What isolates are told of a region. A returning one gets reads in its first step and writes from the second on. */
export function decisionOf(region: RegionState, rules: PairRules): RegionDecision {
    const { phase } = region;
    const { kind, reason, since } = phase;
    const told = { phase: kind, reason, since };
    if (kind === "closed") return { ...told, share: 100, writes: true };
    if (phase.kind !== "half-open") return { ...told, share: 0, writes: false };
    return {
        ...told,
        share: shareOf(phase.step, rules.ramp),
        writes: phase.step.index > 0 || isLastStep(phase.step, rules.ramp),
    };
}
