import type { NoResponse } from "./sending/attempt.ts";

/** What went wrong, as the client is told it (RFC 9457). */
export interface Problem {
    readonly kind:
        | "unknown-version"
        | "version-retired"
        | "outcome-unknown"
        | "no-answer"
        | "method-not-allowed"
        | "unauthenticated"
        | "gateway-unavailable"
        | "writes-unavailable"
        | "idempotency-key-missing"
        | "idempotency-key-invalid"
        | "idempotency-key-reused"
        | "operation-unknown"
        | "operation-not-parked"
        | "rate-limited";
    readonly status: number;
    readonly title: string;
    readonly detail: string;
}

/** A problem as a response that nobody stores. */
export function problemResponse(problem: Problem): Response {
    const { kind, status, title, detail } = problem;
    return new Response(JSON.stringify({ type: `urn:ha-platform:problem:${kind}`, title, status, detail }), {
        status,
        headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
    });
}

/** A read that got no answer: 504 after a timeout, 502 after a broken connection. `place` is who did not answer. */
export function noAnswer(attempt: NoResponse, place: string): Response {
    return problemResponse({
        kind: "no-answer",
        status: statusOf(attempt),
        title: "No answer",
        detail: `${place} ${explained(attempt)}; the request can be sent again`,
    });
}

/** A write that was sent and got no answer, so that it may or may not have happened; statuses as for a read. */
export function outcomeUnknown(attempt: NoResponse, place: string): Response {
    return problemResponse({
        kind: "outcome-unknown",
        status: statusOf(attempt),
        title: "Outcome unknown",
        detail: `${place} ${explained(attempt)}; the write may have happened, so check before sending it again`,
    });
}

function statusOf(attempt: NoResponse): 502 | 504 {
    return attempt.kind === "timeout" ? 504 : 502;
}

function explained(attempt: NoResponse): string {
    return attempt.kind === "timeout"
        ? `did not answer within ${attempt.afterMs} ms`
        : "could not be reached or closed the connection";
}
