import type { Problem } from "./argument-error.ts";
import { Duration } from "./duration.ts";

/** A health probe in no cloud's words. Each cloud renders it: a monitor, a readiness probe, a health check. */
export interface Probe {
    readonly path: string;
    /** From the start of one probe to the start of the next. */
    readonly interval: Duration;
    /** How long one attempt may take before it counts as failed. */
    readonly timeout: Duration;
    /** Attempts made at once after one that timed out, before the probe counts as failed. 0 where a cloud has none. */
    readonly retries: number;
    /** Failed probes in a row after which the target is down. */
    readonly failures: number;
    /** Good probes in a row after which it is up again. */
    readonly successes: number;
}

/**
 * The longest time from the start of a failure until the probe calls the target down: the failure begins just after a
 * good probe, so `failures` intervals pass before the last failing one starts, and each of its attempts times out.
 */
export function worstCaseDetection(probe: Probe): Duration {
    const probing = probe.failures * probe.interval.milliseconds;
    const lastProbe = (probe.retries + 1) * probe.timeout.milliseconds;
    return Duration.milliseconds(probing + lastProbe);
}

/** What makes a probe contradict itself. Empty when nothing does. */
export function probeProblems(probe: Probe, path: string): Problem[] {
    const problems: Problem[] = [];
    if (!probe.path.startsWith("/"))
        problems.push({ path: `${path}.path`, reason: `must start with "/", got "${probe.path}"` });
    if (probe.failures < 1)
        problems.push({
            path: `${path}.failures`,
            reason: `must be at least 1 so that a failure is ever seen, got ${probe.failures}`,
        });
    if (probe.successes < 1)
        problems.push({ path: `${path}.successes`, reason: `must be at least 1, got ${probe.successes}` });
    if (probe.retries < 0)
        problems.push({ path: `${path}.retries`, reason: `must not be negative, got ${probe.retries}` });
    const attempts = (probe.retries + 1) * probe.timeout.milliseconds;
    if (attempts > probe.interval.milliseconds) {
        problems.push({
            path: `${path}.timeout`,
            reason: `times ${probe.retries + 1} attempt(s) must fit into the interval of ${probe.interval}, got ${Duration.milliseconds(attempts)}`,
        });
    }
    return problems;
}

/** A probe in whole seconds, without second attempts. */
export function probeEvery(
    path: string,
    at: { interval: number; timeout: number; failures: number; successes: number },
): Probe {
    const { interval, timeout, failures, successes } = at;
    return {
        path,
        interval: Duration.seconds(interval),
        timeout: Duration.seconds(timeout),
        retries: 0,
        failures,
        successes,
    };
}
