import type { Invariant } from "../drill.ts";
import type { History } from "./history.ts";
import { effectsOfThePast, lateResults, overShare, tooManySwitches } from "./region-invariants.ts";
import { affectedByCoordinator, failuresWhileHealthy, foreignBytes, retriesOverBudget } from "./traffic-invariants.ts";
import { reordered, withoutOneEffect } from "./write-invariants.ts";

/** What the checker has to know of the configuration, and of the clocks. */
export interface CheckerRules {
    /** In each window an isolate may retry this percent of its requests, and `perSecond` for each second of the window. */
    readonly retries: { readonly windowMs: number; readonly percent: number; readonly perSecond: number };
    /** The percent, from 0 up to 100, below which a share has to be for a tenant to be left out of it. */
    readonly placeOf: (tenant: string) => number;
    /** How long an isolate may act on what the coordinator has changed, in milliseconds. */
    readonly snapshotMs: number;
    readonly switches: { readonly most: number; readonly withinMs: number };
    /** Longest answer while nobody coordinates, in milliseconds. */
    readonly slowMs: number;
}

/** A judge of one invariant: counterexamples, a sentence each. */
export type Judge = (history: History, rules: CheckerRules) => readonly string[];

/** The invariants by id, all of them over the whole history. */
export const JUDGES = {
    "I1-no-failure-of-a-read-or-keyed-write-while-a-region-is-healthy": failuresWhileHealthy,
    "I2-every-acknowledged-write-has-exactly-one-effect": withoutOneEffect,
    "I3-writes-of-one-entity-keep-their-order": reordered,
    "I4-no-byte-of-one-tenant-reaches-another": foreignBytes,
    "I5-retries-stay-within-their-budget": retriesOverBudget,
    "I6-a-returning-region-gets-no-more-than-its-share": overShare,
    "I7-no-effect-in-an-epoch-of-the-past": effectsOfThePast,
    "I8-late-results-never-change-a-state": lateResults,
    "I9-few-switches-under-noise": tooManySwitches,
    "I10-traffic-is-unaffected-while-nobody-coordinates": affectedByCoordinator,
} as const satisfies Readonly<Record<string, Judge>>;

/** Judges a history by every invariant, in order. */
export function checkHistory(history: History, rules: CheckerRules): Invariant[] {
    return Object.entries(JUDGES).map(([id, judge]: [string, Judge]) => ({
        id,
        counterexamples: judge(history, rules),
    }));
}
