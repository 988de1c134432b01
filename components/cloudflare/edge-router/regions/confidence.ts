// The 95th percentile of the standard normal distribution: one-sided, 95 %.
const z = 1.6448536269514722;

/** The share of failures that is exceeded with 95 % confidence, from 0 to 1 (Wilson score interval, one-sided). */
export function leastShare(failures: number, requests: number): number {
    if (requests === 0) return 0;
    return Math.max(0, center(failures, requests) - reach(failures, requests));
}

/** The share of failures that is not exceeded with 95 % confidence, from 0 to 1; 1 while there are no requests. */
export function mostShare(failures: number, requests: number): number {
    if (requests === 0) return 1;
    return Math.min(1, center(failures, requests) + reach(failures, requests));
}

function center(failures: number, requests: number): number {
    return (failures + (z * z) / 2) / (requests + z * z);
}

function reach(failures: number, requests: number): number {
    const variance = (failures * (requests - failures)) / requests + (z * z) / 4;
    return (z * Math.sqrt(variance)) / (requests + z * z);
}

/**
 * How many windows it takes, at least, until one with this many failures or more comes by chance, when requests really
 * fail at `share` (from 0 to 1); 1 when there are no more failures than that. This is Chernoff's bound, so that it holds
 * for small windows too, where the Wilson interval promises too much.
 */
export function oddsAgainst(failures: number, requests: number, share: number): number {
    const seen = failures / Math.max(1, requests);
    if (seen <= share) return 1;
    return Math.exp(requests * (weighted(seen, share) + weighted(1 - seen, 1 - share)));
}

function weighted(seen: number, expected: number): number {
    return seen === 0 ? 0 : seen * Math.log(seen / expected);
}

/** How many windows it takes, at least, until so many rare events come by chance in one that has `expected` on average. */
export function oddsAgainstCount(seen: number, expected: number): number {
    if (seen <= expected) return 1;
    return expected === 0 ? Number.POSITIVE_INFINITY : Math.exp(expected - seen + seen * Math.log(seen / expected));
}
