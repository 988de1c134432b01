import { outcomeUnknown, problemResponse } from "../problem.ts";
import type { Fullness } from "./admission.ts";
import { patienceMs } from "./lease-recall.ts";
import { acceptedResponse, finishedResponse } from "./operation.ts";
import type { Reception } from "./write-queue.ts";

/** Says to the isolate what an outbox's answer is; the answer itself is what the client gets, except for `direct`. */
export const outboxHeader = "x-ha-outbox";

/** `direct`: send the write to the writer now. `kept`: queued or done. `refused`: nothing was done with it. */
export type OutboxMark = "direct" | "kept" | "refused";

/** What an outbox answers to a write it has received. */
export function receptionResponse(reception: Reception, operationsPath: string): Response {
    switch (reception.kind) {
        case "direct":
            return marked(new Response(null, { status: 204 }), "direct");
        case "accepted":
            return marked(acceptedResponse(reception.operation, operationsPath), "kept");
        case "finished":
            return marked(finishedResponse(reception.operation, operationsPath), "kept");
        case "key-reused":
            return marked(keyReused(), "refused");
        case "underway":
            return marked(outcomeUnknown({ kind: "timeout", afterMs: patienceMs }, "the coordinator"), "refused");
        case "unordered":
            return marked(writesUnavailable("the coordinator cannot be told that writes wait"), "refused");
        case "full":
            return marked(writesUnavailable(sentences[reception.reason]), "refused");
    }
}

/** 503 for a write that was not taken, with the time after which it may be sent again. */
export function writesUnavailable(detail: string): Response {
    const response = problemResponse({
        kind: "writes-unavailable",
        status: 503,
        title: "Writes are not taken now",
        detail: `${detail}; nothing was written, so send it again later`,
    });
    response.headers.set("retry-after", "10");
    return response;
}

const sentences: Readonly<Record<Fullness, string>> = {
    "body-too-large": "the writer is not available and the body is too large to be queued",
    "tenant-full": "the writer is not available and too many writes of this tenant are queued",
    "shard-full": "the writer is not available and too many writes are queued",
    "too-old": "the writer has not been available for so long that no more writes are queued",
};

/** 409 for a decision about a write that waits for none. */
export function notParked(): Response {
    return problemResponse({
        kind: "operation-not-parked",
        status: 409,
        title: "The operation is not parked",
        detail: "only a parked operation can be sent again or given up",
    });
}

function keyReused(): Response {
    return problemResponse({
        kind: "idempotency-key-reused",
        status: 422,
        title: "Idempotency-Key was used for another request",
        detail: "the key belongs to a request with another method, path or body; use a new key for a new write",
    });
}

function marked(response: Response, mark: OutboxMark): Response {
    response.headers.set(outboxHeader, mark);
    return response;
}
