import type { NoResponse } from "../sending/attempt.ts";

/** What an origin said to a queued write. `retryAfterMs` is undefined without a `Retry-After`. */
export interface ReplayAnswer {
    readonly kind: "answer";
    readonly status: number;
    readonly staleEpoch: boolean;
    readonly retryAfterMs: number | undefined;
}

/**
 * What an attempt means for a write. `done`, `failed`: finished, with this answer. `again`: it failed by itself.
 * `busy`: not now, and not through its fault. `stop`: the writer cannot do its work, so nothing is sent for a while.
 * `fenced`: another region has become the writer.
 */
export type ReplayVerdict = "done" | "failed" | "again" | "busy" | "stop" | "fenced";

/**
 * Judges an answer to a replayed write. A refusal is final (4xx), except where it asks to come back: 408, 425, 429 and
 * 409 with `Retry-After`, which is how an origin says that the key is in work. 401 says that the origin does not trust
 * the edge: no fault of the one who wrote, but somebody has to look at it.
 */
export function verdictOn(answer: ReplayAnswer | NoResponse): ReplayVerdict {
    if (answer.kind !== "answer") return "stop";
    const { status } = answer;
    const comesBack = answer.retryAfterMs !== undefined;
    if (status < 400) return "done";
    if (status === 409 && answer.staleEpoch) return "fenced";
    if ([408, 425, 429].includes(status) || ([409, 503].includes(status) && comesBack)) return "busy";
    if (status === 401) return "again";
    if (status < 500) return "failed";
    return (status >= 502 && status <= 504) || status >= 520 ? "stop" : "again";
}
