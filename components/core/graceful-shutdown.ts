import type { Problem } from "./argument-error.ts";
import { Duration } from "./duration.ts";

/**
 * How an instance goes away without losing a request. Counted from the moment it is told to go: it waits `preStop` while
 * the others learn of it, gets the signal, and answers what it has within `drain`; after `grace` it is killed.
 */
export interface GracefulShutdown {
    /** Until nobody in front sends new requests any more. */
    readonly deregistration: Duration;
    readonly preStop: Duration;
    readonly drain: Duration;
    readonly grace: Duration;
    /** The longest that a request may take; what is in front ends longer ones. */
    readonly longestRequest: Duration;
    /** After this time without a sign of life the server restarts its worker. Absent: it never does. */
    readonly workerTimeout?: Duration;
    /** How long the balancer in front keeps connections to an instance that it has taken out. Absent: until they end. */
    readonly balancerDrain?: Duration;
}

/** What would lose requests. Empty when nothing does. */
export function gracefulShutdownProblems(shutdown: GracefulShutdown, path = "shutdown"): Problem[] {
    const { deregistration, preStop, drain, grace, longestRequest, workerTimeout, balancerDrain } = shutdown;
    const checks: readonly (readonly [field: string, has: Duration | undefined, needs: Duration, why: string])[] = [
        ["preStop", preStop, deregistration, "or requests still arrive at an instance that no longer listens"],
        ["drain", drain, longestRequest, "or requests that have begun are cut off"],
        ["grace", grace, sum(preStop, drain), "which is preStop and drain, or it is killed while it still answers"],
        ["workerTimeout", workerTimeout, longestRequest, "or a worker is restarted in the middle of a request"],
        [
            "balancerDrain",
            balancerDrain,
            sum(deregistration, longestRequest),
            "or the balancer cuts off requests that came last",
        ],
    ];
    return checks.flatMap(([field, has, needs, why]) =>
        has === undefined || has.milliseconds >= needs.milliseconds
            ? []
            : [{ path: `${path}.${field}`, reason: `must be at least ${needs}, ${why}, got ${has}` }],
    );
}

function sum(one: Duration, other: Duration): Duration {
    return Duration.milliseconds(one.milliseconds + other.milliseconds);
}
