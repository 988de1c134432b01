import type { NoResponse } from "../sending/attempt.ts";

/** What an origin said to a queued write. `staleEpoch` and `retryAfter` are read from the answer. */
export interface ReplayAnswer {
    readonly kind: "answer";
    readonly status: number;
    readonly staleEpoch: boolean;
    readonly retryAfter: boolean;
}

/**
 * What becomes of a write after an attempt. `done`, `failed`: finished, with this answer. `again`: sent again later, and
 * it counts as a failure of its own. `stop`: the writer cannot be reached, so nothing is sent for a while.
 * `fenced`: another region has become the writer.
 */
export type ReplayVerdict = "done" | "failed" | "again" | "stop" | "fenced";

/**
 * Judges an answer to a replayed write. A refusal is final (4xx), except where it asks to come back: 408, 425, 429 and
 * 409 with `Retry-After`, which is how an origin says that the key is in work. 401 says that the origin does not trust
 * the edge, which is nobody's fault who wrote.
 */
export function verdictOn(answer: ReplayAnswer | NoResponse): ReplayVerdict {
    if (answer.kind !== "answer") return "stop";
    const { status, retryAfter } = answer;
    if (status === 409 && answer.staleEpoch) return "fenced";
    if (status < 400) return "done";
    if (status === 409 && retryAfter) return "again";
    if ([401, 408, 425, 429].includes(status)) return "again";
    if (status < 500) return "failed";
    const wholeRegion = status >= 502 && status <= 504;
    return (wholeRegion && !(status === 503 && retryAfter)) || status >= 520 ? "stop" : "again";
}

/** When a write is sent again after so many failures of its own, in milliseconds from now. */
export function backoffMs(attempts: number): number {
    return Math.min(60_000, 500 * 2 ** Math.min(attempts, 10));
}
