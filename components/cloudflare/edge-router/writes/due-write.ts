import { bytesIn, headersIn, numberIn, type Row, textIn } from "./outbox-row.ts";

/** A queued write whose turn it is. */
export interface DueWrite {
    readonly id: string;
    readonly orderKey: string;
    readonly tenant: string;
    readonly subject: string;
    readonly idempotencyKey: string;
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Uint8Array<ArrayBuffer> | undefined;
    readonly attempts: number;
}

/** The write that a row of `writes` holds. */
export function dueWriteOf(row: Row): DueWrite {
    return {
        id: textIn(row, "id"),
        orderKey: textIn(row, "order_key"),
        tenant: textIn(row, "tenant"),
        subject: textIn(row, "subject"),
        idempotencyKey: textIn(row, "idempotency_key"),
        method: textIn(row, "method"),
        path: textIn(row, "path"),
        headers: headersIn(row, "headers"),
        body: bytesIn(row, "body"),
        attempts: numberIn(row, "attempts"),
    };
}
