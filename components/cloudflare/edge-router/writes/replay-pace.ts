import type { ReplayRules } from "./config.ts";

/** How fast an outbox sends, and whether it may send at all. Rates are writes per second. */
export interface ReplayPace {
    readonly rate: number;
    readonly tokens: number;
    readonly at: number;
    /** Hard failures in a row; while there are any, one write goes at a time. */
    readonly failures: number;
    readonly pausedUntil: number;
    /** Rises with each hard failure; what was sent before one says nothing more. */
    readonly epoch: number;
    readonly slowedAt: number;
}

/** What an answer says about the writer: it is fine, it is slow, or it could not do its work at all. */
export type ReplayEvidence = "fine" | "slow" | "hard";

const firstPauseMs = 1000;
const longestPauseMs = 30_000;
const leastBetweenSlowdownsMs = 1000;
const secondsToFullRate = 10;

/** A pace that starts with a quarter of the budget: everyone comes back to the writer at the same time. */
export function startingPace(budget: number, now: number): ReplayPace {
    const rate = budget / 4;
    return { rate, tokens: 1, at: now, failures: 0, pausedUntil: now, epoch: 0, slowedAt: now };
}

/** The share of one outbox in the system's budget, among those that have writes. */
export function shareOf(rules: ReplayRules, queueing: number): number {
    return rules.writesPerSecond / Math.max(1, queueing);
}

/** Lets time pass: tokens gather at the rate, to at most one for each place of the width. */
export function refilled(pace: ReplayPace, budget: number, width: number, now: number): ReplayPace {
    const rate = Math.min(pace.rate, budget);
    const tokens = Math.min(width, pace.tokens + (rate * Math.max(0, now - pace.at)) / 1000);
    return { ...pace, rate, tokens, at: now };
}

/** How many more writes may be on their way beside the `underway`; after a hard failure one goes at a time. */
export function places(pace: ReplayPace, width: number, underway: number): number {
    return Math.max(0, (pace.failures > 0 ? 1 : width) - underway);
}

/** How many writes may be sent now, with `underway` on their way. */
export function permitted(pace: ReplayPace, width: number, underway: number, now: number): number {
    return now < pace.pausedUntil ? 0 : Math.min(places(pace, width, underway), Math.floor(pace.tokens));
}

/** When the next write may be sent, as far as the pace decides it. */
export function nextAt(pace: ReplayPace): number {
    const missing = Math.max(0, 1 - pace.tokens);
    return Math.max(pace.pausedUntil, pace.at + Math.ceil((missing * 1000) / pace.rate));
}

/** A write is sent. */
export function spent(pace: ReplayPace): ReplayPace {
    return { ...pace, tokens: pace.tokens - 1 };
}

/**
 * An answer has come to a write that was sent in `epoch`: a good one raises the rate step by step, a slow one halves it,
 * a hard failure stops everything for a time that doubles with each. An answer to an earlier epoch changes nothing.
 */
export function paced(
    pace: ReplayPace,
    evidence: ReplayEvidence,
    epoch: number,
    budget: number,
    now: number,
): ReplayPace {
    if (epoch !== pace.epoch) return pace;
    const halved = Math.max(pace.rate / 2, budget / 40);
    if (evidence === "hard") {
        const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** pace.failures);
        return {
            ...pace,
            rate: halved,
            failures: pace.failures + 1,
            pausedUntil: now + pause,
            epoch: pace.epoch + 1,
            slowedAt: now,
        };
    }
    if (evidence === "fine") {
        return { ...pace, failures: 0, rate: Math.min(budget, pace.rate + budget / secondsToFullRate / pace.rate) };
    }
    if (now - pace.slowedAt < leastBetweenSlowdownsMs) return { ...pace, failures: 0 };
    return { ...pace, failures: 0, rate: halved, slowedAt: now };
}
