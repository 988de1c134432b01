/** When calls to a dependency stop and when they are tried again; times in milliseconds. */
export interface DependencyBreakerRules {
    /** Failures within `monitorWindow` that open it. */
    readonly failureThreshold: number;
    /** Successes while half open that close it. */
    readonly successThreshold: number;
    readonly resetTimeout: number;
    readonly monitorWindow: number;
}

/** `epoch` rises with every change of the phase; failures are the times of those that still count. */
export type DependencyBreaker =
    | { readonly phase: "closed"; readonly epoch: number; readonly failures: readonly number[] }
    | { readonly phase: "open"; readonly epoch: number; readonly until: number }
    | HalfOpen;

interface HalfOpen {
    readonly phase: "half-open";
    readonly epoch: number;
    readonly since: number;
    readonly running: number;
    readonly successes: number;
}

/** What a call is let through with; its result counts only in the same epoch. */
export interface Passage {
    readonly epoch: number;
}

/** A dependency that nothing is held against. */
export const closedBreaker: DependencyBreaker = { phase: "closed", epoch: 0, failures: [] };

/**
 * Asks for a call at `now`. While half open only as many run or have succeeded as are needed to close it; the others, and
 * all while it is open, are refused: their passage is undefined. Calls that have not ended after `resetTimeout` are given up.
 */
export function enter(
    breaker: DependencyBreaker,
    rules: DependencyBreakerRules,
    now: number,
): { readonly breaker: DependencyBreaker; readonly passage: Passage | undefined } {
    const { epoch } = breaker;
    if (breaker.phase === "closed") return { breaker, passage: { epoch } };
    if (breaker.phase === "half-open" && breaker.running + breaker.successes < rules.successThreshold) {
        return { breaker: { ...breaker, running: breaker.running + 1 }, passage: { epoch } };
    }
    const due = breaker.phase === "open" ? breaker.until : breaker.since + rules.resetTimeout;
    if (now < due) return { breaker, passage: undefined };
    const tried: HalfOpen = { phase: "half-open", epoch: epoch + 1, since: now, running: 1, successes: 0 };
    return { breaker: tried, passage: { epoch: tried.epoch } };
}

/** Takes in how a call ended; `neutral` says nothing of the dependency. One that was let through in another epoch changes nothing. */
export function leave(
    breaker: DependencyBreaker,
    rules: DependencyBreakerRules,
    passage: Passage,
    result: "success" | "failure" | "neutral",
    now: number,
): DependencyBreaker {
    if (passage.epoch !== breaker.epoch || breaker.phase === "open") return breaker;
    if (breaker.phase === "closed") {
        const live = breaker.failures.filter((time) => now - time < rules.monitorWindow);
        const failures = result === "failure" ? [...live, now] : live;
        if (failures.length >= rules.failureThreshold) return opened(breaker, rules, now);
        return { ...breaker, failures };
    }
    if (result === "failure") return opened(breaker, rules, now);
    if (result === "neutral") return { ...breaker, running: breaker.running - 1 };
    const successes = breaker.successes + 1;
    if (successes >= rules.successThreshold) return { phase: "closed", epoch: breaker.epoch + 1, failures: [] };
    return { ...breaker, running: breaker.running - 1, successes };
}

function opened(breaker: DependencyBreaker, rules: DependencyBreakerRules, now: number): DependencyBreaker {
    return { phase: "open", epoch: breaker.epoch + 1, until: now + rules.resetTimeout };
}
