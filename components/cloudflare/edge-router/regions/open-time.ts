import type { OpenTimeRule } from "../coordination/config.ts";

/** How often a region was opened lately, and since when nothing was added or forgiven. */
export interface Openings {
    readonly count: number;
    readonly since: number;
}

/** What is left of the openings at `now`: one is forgiven for every full `forgivenAfterMs`. */
export function forgiven(openings: Openings, rule: OpenTimeRule, now: number): Openings {
    const periods = Math.floor(Math.max(0, now - openings.since) / rule.forgivenAfterMs);
    if (periods === 0) return openings;
    return { count: Math.max(0, openings.count - periods), since: openings.since + periods * rule.forgivenAfterMs };
}

/**
 * How long the opening number `count` lasts in milliseconds, never longer than `longestMs`. `chance`, from 0 to 1, moves it
 * within the jitter, so that regions of several systems do not return at the same moment.
 */
export function openMs(count: number, rule: OpenTimeRule, chance: number): number {
    const doubled = rule.firstMs * 2 ** Math.max(0, count - 1);
    const jitter = 1 + (rule.jitterPercent / 100) * (2 * chance - 1);
    return Math.round(Math.min(rule.longestMs, Math.min(doubled, rule.longestMs) * jitter));
}
