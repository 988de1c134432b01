import type { Problem } from "./argument-error.ts";
import type { Duration } from "./duration.ts";

/** When calls to a dependency stop, and when they are tried again. */
export interface CircuitBreaker {
    /** Failures within `window` that open the circuit. */
    readonly failures: number;
    /** Successes while half open that close it. */
    readonly successes: number;
    /** Time open before it is tried again. */
    readonly reset: Duration;
    readonly window: Duration;
}

export function circuitBreakerProblems(breaker: CircuitBreaker, path: string): Problem[] {
    const problems: Problem[] = [];
    for (const field of ["failures", "successes"] as const) {
        if (breaker[field] < 1)
            problems.push({ path: `${path}.${field}`, reason: `must be at least 1, got ${breaker[field]}` });
    }
    if (breaker.reset.milliseconds > breaker.window.milliseconds) {
        problems.push({
            path: `${path}.reset`,
            reason: `must not be longer than the window of ${breaker.window}, or failures are forgotten before the retry, got ${breaker.reset}`,
        });
    }
    return problems;
}

export function plainCircuitBreaker({ failures, successes, reset, window }: CircuitBreaker) {
    return { failures, successes, resetSeconds: reset.seconds, windowSeconds: window.seconds };
}
