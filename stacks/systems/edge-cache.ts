import {
    type CacheConfig,
    type CacheRoute,
    defaultCache,
} from "../../components/cloudflare/edge-router/cache/config.ts";
import { type Problem, refuse } from "../../components/core/argument-error.ts";
import type { CachePolicy } from "../../components/core/cache-policy.ts";

/** Writes of the API that are an event of the policy; or `by-hand`, for which the generation is raised. */
export type EventWrites = "by-hand" | { readonly methods: readonly string[]; readonly path: string };

export interface EdgeCacheArgs {
    readonly policy: CachePolicy;
    /** Reads whose answers are kept, with tags of the policy. */
    readonly routes: readonly CacheRoute[];
    /** By name of the policy's event. */
    readonly events: Readonly<Record<string, EventWrites>>;
    /** Default: 0. Raised by hand, everything is forgotten. */
    readonly generation?: number;
    /** Default: none, so that answers exist in one language. */
    readonly languages?: readonly string[];
}

/**
 * The router's cache section from a system's policy, so that there is one table of events. Throws when an event has no
 * writes, when writes have no event, and when a route's time lies outside that of the policy's first layer.
 */
export function edgeCacheOf(
    name: string,
    { policy, routes, events, generation, languages }: EdgeCacheArgs,
): CacheConfig {
    const named = policy.invalidations.map(({ event }) => event);
    const problems: Problem[] = [
        ...named
            .filter((event) => events[event] === undefined)
            .map((event) => ({ path: `events.${event}`, reason: "must say which writes are this event, got nothing" })),
        ...Object.keys(events)
            .filter((event) => !named.includes(event))
            .map((event) => ({
                path: `events.${event}`,
                reason: `must be an event of the policy: ${named.join(", ")}`,
            })),
        ...routes.flatMap(({ freshSeconds }, index) => outside(policy, freshSeconds, `routes[${index}].freshSeconds`)),
    ];
    refuse(`the edge's cache of ${name}`, problems);
    return {
        generation: generation ?? defaultCache.generation,
        languages: languages ?? defaultCache.languages,
        routes,
        invalidations: policy.invalidations.flatMap(({ event, tags }) => {
            const writes = events[event];
            return writes === undefined || writes === "by-hand" ? [] : [{ event, ...writes, tags }];
        }),
        bounds: defaultCache.bounds,
    };
}

function outside({ layers }: CachePolicy, freshSeconds: number, path: string): readonly Problem[] {
    const time = layers[0]?.timeToLive;
    if (time === undefined || (freshSeconds >= time.from.seconds && freshSeconds <= time.to.seconds)) return [];
    const reason = `must be from ${time.from.seconds} to ${time.to.seconds}, as the policy's first layer says, got ${freshSeconds}`;
    return [{ path, reason }];
}
