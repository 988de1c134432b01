import type { SqlValue } from "../runtime.ts";
import type { Operation, OperationState } from "./operation.ts";
import type { StoredOutcome } from "./stored-outcome.ts";

/** A row as SQLite gives it. */
export type Row = Readonly<Record<string, SqlValue>>;

const states: readonly OperationState[] = ["queued", "replaying", "parked", "done", "failed"];

/** The operation a row of `writes` is. */
export function operationOf(row: Row): Operation {
    return {
        id: textIn(row, "id"),
        tenant: textIn(row, "tenant"),
        state: stateIn(row),
        method: textIn(row, "method"),
        path: textIn(row, "path"),
        attempts: numberIn(row, "attempts"),
        queuedAt: numberIn(row, "queued_at"),
        finishedAt: row.finished_at === null ? undefined : numberIn(row, "finished_at"),
        reason: row.reason === null ? undefined : textIn(row, "reason"),
        outcome: row.status === null ? undefined : outcomeIn(row),
    };
}

/** The text in a column; throws an `Error` when it holds something else. */
export function textIn(row: Row, column: string): string {
    const value = row[column];
    if (typeof value !== "string") throw new Error(`column ${column} must hold a text, got ${typeof value}`);
    return value;
}

/** The number in a column; throws an `Error` when it holds something else. */
export function numberIn(row: Row, column: string): number {
    const value = row[column];
    if (typeof value !== "number") throw new Error(`column ${column} must hold a number, got ${typeof value}`);
    return value;
}

/** The bytes in a column; undefined when it holds none. */
export function bytesIn(row: Row, column: string): Uint8Array<ArrayBuffer> | undefined {
    const value = row[column];
    return value instanceof ArrayBuffer ? new Uint8Array(value) : undefined;
}

/** The headers a column holds as JSON. */
export function headersIn(row: Row, column: string): Readonly<Record<string, string>> {
    const parsed: unknown = JSON.parse(textIn(row, column));
    const entries = typeof parsed === "object" && parsed !== null ? Object.entries(parsed) : [];
    return Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}

function outcomeIn(row: Row): StoredOutcome {
    return {
        status: numberIn(row, "status"),
        headers: headersIn(row, "response_headers"),
        body: bytesIn(row, "response_body"),
    };
}

function stateIn(row: Row): OperationState {
    const state = states.find((known) => known === row.state);
    if (state === undefined) throw new Error(`column state must be one of ${states.join(", ")}, got ${row.state}`);
    return state;
}
