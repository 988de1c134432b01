import type { ReplayVerdict } from "./replay-verdict.ts";

/** What a write does after an attempt that did not finish it: it waits until `dueAt`, or for a person. */
export type NextStep =
    | { readonly kind: "again"; readonly dueAt: number; readonly attempts: number }
    | { readonly kind: "parked"; readonly attempts: number };

/** An attempt that did not finish a write. `blamed`: the writer was well right before it broke down over this write. */
export interface Setback {
    readonly verdict: Exclude<ReplayVerdict, "done" | "failed">;
    readonly blamed: boolean;
    readonly retryAfterMs: number | undefined;
}

const longestWaitMs = 60_000;

/**
 * Decides when a write is sent again. Only its own failures count: an error the origin gives for it, or a breakdown that
 * it began. After `most` of them it is parked, and with it its key alone.
 */
export function nextStep(attempts: number, setback: Setback, most: number, now: number): NextStep {
    const { verdict, blamed, retryAfterMs } = setback;
    const own = verdict === "again" || (verdict === "stop" && blamed);
    const failures = own ? attempts + 1 : attempts;
    if (failures >= most) return { kind: "parked", attempts: failures };
    return { kind: "again", dueAt: now + waitMs(verdict, failures, retryAfterMs), attempts: failures };
}

/** A stop is waited for by the whole outbox, so the write itself need not wait. */
function waitMs(verdict: Setback["verdict"], failures: number, retryAfterMs: number | undefined): number {
    if (verdict === "stop") return 0;
    if (verdict === "fenced") return 500;
    if (verdict === "busy") return Math.min(longestWaitMs, retryAfterMs ?? 1000);
    return Math.min(longestWaitMs, 500 * 2 ** Math.min(failures, 10));
}
