/**
 * The smallest value that at least `share` of all values do not exceed (nearest rank: always a value that occurred).
 * Throws on a share outside 0 to 1, and undefined of no values.
 */
export function percentile(values: readonly number[], share: number): number | undefined {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`share must be from 0 to 1, got ${share}`);
    const sorted = values.toSorted((one, other) => one - other);
    // A tenth of a billionth: 0.95 × 20 is 19, and not the next number because of binary fractions.
    return sorted[Math.max(0, Math.ceil(sorted.length * share - 1e-10) - 1)];
}

/** The three that latency objectives name, and the worst. */
export interface Percentiles {
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
    readonly worst: number;
}

/** Undefined of no values. */
export function percentilesOf(values: readonly number[]): Percentiles | undefined {
    const [p50, p95, p99, worst] = [0.5, 0.95, 0.99, 1].map((share) => percentile(values, share));
    if (p50 === undefined || p95 === undefined || p99 === undefined || worst === undefined) return undefined;
    return { p50, p95, p99, worst };
}
