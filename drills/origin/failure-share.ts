const BUCKET = 1000; // in milliseconds

/** When an instance gives itself up: more than `worstShare` of at least `leastRequests` in the last `windowMs` failed. */
export interface FailureObjective {
    readonly windowMs: number;
    readonly leastRequests: number;
    readonly worstShare: number;
}

export const OBJECTIVE: FailureObjective = { windowMs: 30_000, leastRequests: 20, worstShare: 0.1 };

interface Bucket {
    readonly second: number;
    readonly requests: number;
    readonly failures: number;
}

/** Requests and failures of the last seconds, oldest first. */
export type FailureWindow = readonly Bucket[];

/** The window with one more answer in it; what is too old by then leaves it. */
export function withAnswer(
    window: FailureWindow,
    { windowMs }: Pick<FailureObjective, "windowMs">,
    failed: boolean,
    now: number,
): FailureWindow {
    const second = Math.floor(now / BUCKET);
    const kept = inWindow(window, windowMs, now);
    const last = kept.at(-1);
    const current = last?.second === second ? last : { second, requests: 0, failures: 0 };
    const rest = last?.second === second ? kept.slice(0, -1) : kept;
    return [...rest, { second, requests: current.requests + 1, failures: current.failures + (failed ? 1 : 0) }];
}

/** Requests and failures that count at `now`. Time alone lets them go, also where no request comes any more. */
export function failuresIn(
    window: FailureWindow,
    { windowMs }: Pick<FailureObjective, "windowMs">,
    now: number,
): { readonly requests: number; readonly failures: number } {
    const counted = inWindow(window, windowMs, now);
    return {
        requests: counted.reduce((sum, { requests }) => sum + requests, 0),
        failures: counted.reduce((sum, { failures }) => sum + failures, 0),
    };
}

/** Whether the instance fails too often to get traffic. Too few requests prove nothing. */
export function failsTooOften(window: FailureWindow, objective: FailureObjective, now: number): boolean {
    const { requests, failures } = failuresIn(window, objective, now);
    return requests >= objective.leastRequests && failures / requests > objective.worstShare;
}

function inWindow(window: FailureWindow, windowMs: number, now: number): FailureWindow {
    return window.filter(({ second }) => second * BUCKET > now - windowMs && second * BUCKET <= now);
}
