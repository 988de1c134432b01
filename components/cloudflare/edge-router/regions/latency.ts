/** Answers by latency: entry k counts those up to 2^(k/2) ms. Histograms of the same shape can be added. */
export type Latencies = readonly number[];

const most = 40;
const remembered = 10_000;

/** The entry that a latency in milliseconds is counted in. */
export function entryOf(milliseconds: number): number {
    return Math.min(most - 1, Math.max(0, Math.ceil(2 * Math.log2(Math.max(1, milliseconds)))));
}

export function withLatencies(left: Latencies, right: Latencies): Latencies {
    const length = Math.max(left.length, right.length);
    return Array.from({ length }, (_, entry) => (left[entry] ?? 0) + (right[entry] ?? 0));
}

/** The same distribution with less weight once it holds many answers, so that newer ones count for more. */
export function faded(latencies: Latencies): Latencies {
    return total(latencies) <= remembered ? latencies : latencies.map((count) => count / 2);
}

/** The upper edge in milliseconds of the entry that holds the 95th percentile; undefined of nothing. */
export function p95(latencies: Latencies): number | undefined {
    const wanted = total(latencies) * 0.95;
    if (wanted === 0) return undefined;
    let seen = 0;
    for (const [entry, count] of latencies.entries()) {
        seen += count;
        if (seen >= wanted) return 2 ** (entry / 2);
    }
    return undefined;
}

export function total(latencies: Latencies): number {
    return latencies.reduce((sum, count) => sum + count, 0);
}
