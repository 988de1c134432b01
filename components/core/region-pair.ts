import type { Problem } from "./argument-error.ts";

/**
 * The two regions of a system. `primary` and `failover` are places and never change their meaning; `writer` is a role:
 * the one of the two that takes writes. After a real failover an operator changes only `writer`.
 */
export interface RegionPair {
    readonly primary: string;
    readonly failover: string;
    readonly writer: string;
}

/** What stops a pair from surviving the loss of a region. Empty when nothing does. */
export function regionPairProblems(pair: RegionPair, path = "regions"): Problem[] {
    const problems: Problem[] = [];
    if (pair.failover === pair.primary) {
        problems.push({
            path: `${path}.failover`,
            reason: `must differ from the primary region so that losing one region leaves the other, got ${pair.failover} for both`,
        });
    }
    if (pair.writer !== pair.primary && pair.writer !== pair.failover) {
        problems.push({
            path: `${path}.writer`,
            reason: `must name one of the two regions (${pair.primary}, ${pair.failover}), got ${pair.writer}`,
        });
    }
    return problems;
}

/** Both regions, primary first: the order in which traffic prefers them. */
export function inOrder(pair: RegionPair): readonly [string, string] {
    return [pair.primary, pair.failover];
}

/** Both regions by name: for what must stay as it is when they change roles, such as lists that a cloud replaces a resource for. */
export function byName(pair: RegionPair): readonly [string, string] {
    return pair.primary < pair.failover ? [pair.primary, pair.failover] : [pair.failover, pair.primary];
}

/** The region that does not take writes. */
export function readerOf(pair: RegionPair): string {
    return pair.writer === pair.primary ? pair.failover : pair.primary;
}
