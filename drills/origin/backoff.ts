/** How long to wait between attempts: `firstMs`, doubled with each failure, at most `longestMs`. */
export interface Backoff {
    readonly firstMs: number;
    readonly longestMs: number;
}

export const RECONNECT: Backoff = { firstMs: 50, longestMs: 5000 };

/**
 * Milliseconds before the next attempt after so many failures in a row: evenly spread between nothing and the limit, so
 * that instances that failed together do not come back together.
 */
export function delayAfter({ firstMs, longestMs }: Backoff, failures: number, random: number): number {
    return random * Math.min(longestMs, firstMs * 2 ** Math.max(0, failures - 1));
}
