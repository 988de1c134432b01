import { type SlidingWindow, tallies, withTally } from "../regions/sliding-window.ts";

interface Sent {
    readonly requests: number;
    readonly retries: number;
}

/** What was sent and what was sent again, by second. */
export type RetryBudget = SlidingWindow<Sent>;

/**
 * Of `windowMs`, retries may be this share of the requests and `perSecond` for each of its seconds: what Finagle allows
 * (https://finagle.github.io/blog/2016/02/08/retry-budgets, 2026-11-23). A region that fails one request in five costs no
 * client an error by it, nor does one whose requests of a whole second have to be sent again at once.
 */
export const retryRules = { windowMs: 10_000, percent: 20, perSecond: 10 } as const;

/** Counts a request of a client. */
export function withRequest(budget: RetryBudget, now: number): RetryBudget {
    return withTally(budget, { requests: 1, retries: 0 }, plus, now, retryRules.windowMs);
}

/** Counts a retry if there is room for one; without room the budget comes back unchanged and `allowed` is false. */
export function spend(budget: RetryBudget, now: number): { readonly allowed: boolean; readonly budget: RetryBudget } {
    const { requests, retries } = tallies(budget, now, retryRules.windowMs).reduce(plus, { requests: 0, retries: 0 });
    const most = (requests * retryRules.percent) / 100 + (retryRules.perSecond * retryRules.windowMs) / 1000;
    if (retries + 1 > most) return { allowed: false, budget };
    return { allowed: true, budget: withTally(budget, { requests: 0, retries: 1 }, plus, now, retryRules.windowMs) };
}

function plus(left: Sent, right: Sent): Sent {
    return { requests: left.requests + right.requests, retries: left.retries + right.retries };
}
