import type { CacheRoute } from "./config.ts";

/** When an answer changes its state, in milliseconds of the edge's clock. */
export interface Lifetime {
    readonly storedAt: number;
    /** From here on it is served and renewed in the background. */
    readonly ageingAt: number;
    /** From here on it is served only when there is nothing better. */
    readonly staleAt: number;
    readonly endsAt: number;
}

export type Freshness = "fresh" | "ageing" | "stale" | "ended";

/** Answers of one second must not all end in one second, so each lives a tenth longer or shorter. */
const JITTER = 0.1;
const AGEING_FROM = 0.75;

/**
 * The lifetime of an answer stored at `now`. `allowedSeconds` is what the origin allows, if it says; `chance` is a number
 * from 0 to below 1. What the origin allows is never exceeded, the route's own time by no more than the jitter.
 */
export function lifetimeOf(
    route: Pick<CacheRoute, "freshSeconds" | "staleIfErrorSeconds">,
    allowedSeconds: number,
    chance: number,
    now: number,
): Lifetime {
    const jittered = route.freshSeconds * (1 + JITTER * (2 * chance - 1));
    const freshMs = Math.max(0, Math.min(jittered, allowedSeconds)) * 1000;
    const staleAt = now + freshMs;
    return {
        storedAt: now,
        ageingAt: now + AGEING_FROM * freshMs,
        staleAt,
        endsAt: staleAt + route.staleIfErrorSeconds * 1000,
    };
}

export function freshnessOf({ storedAt, ageingAt, staleAt, endsAt }: Lifetime, now: number): Freshness {
    // A clock that went back says nothing about the answer's age.
    if (now < storedAt || now >= endsAt) return "ended";
    if (now >= staleAt) return "stale";
    return now >= ageingAt ? "ageing" : "fresh";
}
