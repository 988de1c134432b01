import type { ProbeRule } from "../coordination/config.ts";

/** What one active check of a region found. In a suspected region the read of real data counts like the health path. */
export interface ProbeResult {
    readonly healthy: boolean;
    readonly reads: boolean;
    readonly database: boolean;
    readonly suspected: boolean;
}

/** Checks in a row, and when the database last answered one. */
export interface Probes {
    readonly failures: number;
    /** Of the first of the failures in a row. */
    readonly failingSince: number;
    /** Of the health path and the read of real data together. */
    readonly successes: number;
    /** Whether the last read of real data passed. */
    readonly reads: boolean;
    readonly databaseAt: number;
    readonly databaseFailures: number;
    readonly databaseSuccesses: number;
}

/** No check yet; the database has its full time from `now` on to answer one. */
export function noProbes(now: number): Probes {
    return {
        failures: 0,
        failingSince: now,
        successes: 0,
        reads: true,
        databaseAt: now,
        databaseFailures: 0,
        databaseSuccesses: 0,
    };
}

/** What is known after one more check. */
export function withProbe(probes: Probes, result: ProbeResult, now: number): Probes {
    const passed = result.healthy && (result.reads || !result.suspected);
    return {
        failures: passed ? 0 : probes.failures + 1,
        failingSince: probes.failures === 0 ? now : probes.failingSince,
        successes: result.healthy && result.reads ? probes.successes + 1 : 0,
        reads: result.reads,
        databaseAt: result.database ? now : probes.databaseAt,
        databaseFailures: result.database ? 0 : probes.databaseFailures + 1,
        databaseSuccesses: result.database ? probes.databaseSuccesses + 1 : 0,
    };
}

/** Whether checks alone say that a region is bad. */
export function isFailing(probes: Probes, rule: ProbeRule): boolean {
    return probes.failures >= rule.failures;
}

/** Whether a region may be tried with traffic: checks in a row passed and so did the read of real data. */
export function isReady(probes: Probes, rule: ProbeRule): boolean {
    return probes.successes >= rule.successes;
}

/** Whether the database has answered no check for `unreachableMs`, and several were made: silence of the prober is none. */
export function isDatabaseUnreachable(probes: Probes, rule: ProbeRule, unreachableMs: number, now: number): boolean {
    return probes.databaseFailures >= rule.failures && now - probes.databaseAt >= unreachableMs;
}

/** Whether the database has answered as many checks in a row as a region needs to come back. */
export function isDatabaseBack(probes: Probes, rule: ProbeRule): boolean {
    return probes.databaseSuccesses >= rule.successes;
}
