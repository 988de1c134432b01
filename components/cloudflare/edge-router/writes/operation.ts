import { outcomeResponse, type StoredOutcome } from "./stored-outcome.ts";

/** `queued`, `replaying`: to be sent. `parked`: it failed too often and waits for a person. `done`, `failed`: finished. */
export type OperationState = "queued" | "replaying" | "parked" | "done" | "failed";

/** What became of a queued write. Times are milliseconds since 1970; `reason` says why it is parked or failed. */
export interface Operation {
    readonly id: string;
    readonly tenant: string;
    readonly state: OperationState;
    readonly method: string;
    readonly path: string;
    readonly attempts: number;
    readonly queuedAt: number;
    readonly finishedAt: number | undefined;
    readonly reason: string | undefined;
    readonly outcome: StoredOutcome | undefined;
}

const secondsBetweenLooks = "2";

/** The answer to a write that was queued: 202 with the operation and where to look at it. */
export function acceptedResponse(operation: Operation, operationsPath: string): Response {
    const location = `${operationsPath}/${operation.id}`;
    return json(202, operation, { location, "retry-after": secondsBetweenLooks });
}

/** The answer to a write that was queued and is finished: what the origin answered. */
export function finishedResponse(operation: Operation, operationsPath: string): Response {
    if (operation.outcome === undefined) return acceptedResponse(operation, operationsPath);
    return outcomeResponse(operation.outcome);
}

/** The operation as a resource. */
export function operationResponse(operation: Operation): Response {
    return json(200, operation, operation.finishedAt === undefined ? { "retry-after": secondsBetweenLooks } : {});
}

/** The operation as everyone sees it who may. */
export function operationView(operation: Operation): Readonly<Record<string, unknown>> {
    const { id, state, method, path, attempts, queuedAt, finishedAt, reason, outcome } = operation;
    return {
        id,
        state,
        method,
        path,
        attempts,
        queuedAt: new Date(queuedAt).toISOString(),
        ...(finishedAt === undefined ? {} : { finishedAt: new Date(finishedAt).toISOString() }),
        ...(reason === undefined ? {} : { reason }),
        ...(outcome === undefined ? {} : { response: outcomeView(outcome) }),
    };
}

function outcomeView(outcome: StoredOutcome): Readonly<Record<string, unknown>> {
    const { status, headers, body } = outcome;
    const readable = /json|^text\//.test(headers["content-type"] ?? "") || body?.length === 0;
    return {
        status,
        headers,
        ...(body === undefined || !readable ? { bodyOmitted: true } : { body: new TextDecoder().decode(body) }),
    };
}

function json(status: number, operation: Operation, headers: Readonly<Record<string, string>>): Response {
    return new Response(JSON.stringify(operationView(operation)), {
        status,
        headers: { "content-type": "application/json", "cache-control": "no-store", ...headers },
    });
}
