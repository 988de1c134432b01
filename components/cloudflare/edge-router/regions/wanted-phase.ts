import { p95 } from "./latency.ts";
import { forgiven, openMs } from "./open-time.ts";
import type { Moment, PairRules, Phase, RegionState } from "./pair-state.ts";
import { isDatabaseBack, isReady } from "./probes.ts";
import { isLastStep, rampStep, rampVerdict } from "./ramp.ts";
import { type Trouble, troubleOf } from "./region-verdict.ts";

// What probes cannot take back: while a region is open for these, it counts as bad.
const byTraffic = ["failure-rate", "isolates-tripped", "return-failed"];

/** A region's next phase. A switch moves traffic away or starts to bring it back; `leaves` says that it goes elsewhere. */
export interface Wanted {
    readonly phase: Phase;
    readonly isSwitch: boolean;
    readonly leaves: boolean;
}

/** What a region's own state asks for; undefined when it should stay. `alone` says that no other region is any better. */
export function wantedPhase(
    name: string,
    region: RegionState,
    alone: boolean,
    moment: Moment,
    rules: PairRules,
): Wanted | undefined {
    const { now } = moment;
    const { phase } = region;
    const isolated = rules.isolated.includes(name);
    if (isolated)
        return phase.kind === "isolated" ? undefined : moved({ kind: "isolated", since: now, reason: "operator" });
    switch (phase.kind) {
        case "isolated":
            return moved({ kind: "open", since: now, reason: "released", until: now });
        case "closed":
            return away(region, troubleOf(region, now, rules), moment, rules);
        case "degraded-database":
            return isDatabaseBack(region.evidence.probes, rules.probe) ? back(region, alone, now, rules) : undefined;
        case "open":
            return now >= phase.until || (alone && !byTraffic.includes(phase.reason))
                ? back(region, alone, now, rules)
                : undefined;
        case "half-open":
            return away(region, troubleOf(region, now, rules), moment, rules) ?? climbed(region, alone, moment, rules);
    }
}

function moved(phase: Phase): Wanted {
    return { phase, isSwitch: false, leaves: false };
}

function away(region: RegionState, trouble: Trouble | undefined, moment: Moment, rules: PairRules): Wanted | undefined {
    if (trouble === undefined) return undefined;
    if (trouble !== "database-unreachable") return opened(region, trouble, moment, rules);
    const phase = { kind: "degraded-database", since: moment.now, reason: trouble } as const;
    return { phase, isSwitch: true, leaves: true };
}

function opened(region: RegionState, reason: string, moment: Moment, rules: PairRules): Wanted {
    const { now, chance } = moment;
    const count = forgiven(region.openings, rules.openTime, now).count + 1;
    const until = now + openMs(count, rules.openTime, chance);
    return { phase: { kind: "open", since: now, reason, until }, isSwitch: true, leaves: true };
}

/** Probes let a region be tried, with a first few tenants, or with all of them when there is no better place for them. */
function back(region: RegionState, alone: boolean, now: number, rules: PairRules): Wanted | undefined {
    if (!isReady(region.evidence.probes, rules.probe)) return undefined;
    const step = rampStep(alone ? rules.ramp.percents.length - 1 : 0, now);
    const reason = alone ? "no-better-region" : "probes-passed";
    return { phase: { kind: "half-open", since: now, reason, step }, isSwitch: true, leaves: false };
}

function climbed(region: RegionState, alone: boolean, moment: Moment, rules: PairRules): Wanted | undefined {
    const { phase } = region;
    if (phase.kind !== "half-open") return undefined;
    const { now } = moment;
    const { step } = phase;
    const at = (index: number, reason: string) => moved({ ...phase, reason, step: rampStep(index, now) });
    const verdict = rampVerdict(step, p95(region.usual), rules.ramp, now);
    if (verdict === "open" || (verdict === "back" && step.index === 0)) {
        return opened(region, "return-failed", moment, rules);
    }
    if (verdict === "back") return at(step.index - 1, "return-worse");
    if (isLastStep(step, rules.ramp)) {
        // Probes may open a region, only traffic may close it; and writes that wait go first.
        const proven = step.seen.requests > 0 && !moment.writesWait;
        return verdict === "next" && proven ? moved({ kind: "closed", since: now, reason: "returned" }) : undefined;
    }
    if (alone) return at(rules.ramp.percents.length - 1, "no-better-region");
    return verdict === "next" ? at(step.index + 1, "step-held") : undefined;
}
