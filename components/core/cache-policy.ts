import type { Duration } from "./duration.ts";

/** One layer of a cache hierarchy, nearest to the client first. */
export interface CacheLayer {
    readonly name: string;
    /** Shortest and longest time to live; absent for the source of truth. */
    readonly timeToLive?: { readonly from: Duration; readonly to: Duration };
    readonly holds: string;
}

/** What an event makes stale, as cache tags; every tag is scoped to the tenant. */
export interface CacheInvalidation {
    readonly event: string;
    readonly tags: readonly string[];
}

export interface CachePolicy {
    readonly layers: readonly CacheLayer[];
    readonly invalidations: readonly CacheInvalidation[];
}

export function plainCachePolicy({ layers, invalidations }: CachePolicy) {
    return {
        layers: layers.map(({ name, timeToLive, holds }) => ({
            name,
            holds,
            ...(timeToLive && { timeToLiveSeconds: { from: timeToLive.from.seconds, to: timeToLive.to.seconds } }),
        })),
        invalidations,
    };
}
