/** The name of the header, after draft-ietf-httpapi-idempotency-key-header-06. */
export const idempotencyKeyHeader = "idempotency-key";

/** What a request says of its key. */
export type KeyReading =
    | { readonly kind: "missing" }
    | { readonly kind: "invalid" }
    | { readonly kind: "key"; readonly key: string };

/**
 * Reads the key: a string in double quotes as the draft has it, or the bare text that many clients send, of 1 to 255
 * characters. The two spellings are two keys, because the origin may compare the header as it stands.
 */
export function readIdempotencyKey(headers: Headers): KeyReading {
    const value = headers.get(idempotencyKeyHeader);
    if (value === null || value === "") return { kind: "missing" };
    const quoted = /^"([\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\]){1,255}"$/;
    const bare = /^[\w.:~+/=-]{1,255}$/;
    return quoted.test(value) || bare.test(value) ? { kind: "key", key: value } : { kind: "invalid" };
}

/** What is known of an earlier write with the same key of the same tenant. */
export interface EarlierWrite {
    readonly fingerprint: string;
    readonly finished: boolean;
}

/** What a key means for a write that comes with it. */
export type KeyMeaning = "new" | "same-operation" | "same-outcome" | "other-write";

/**
 * Decides after the draft's section 2.6 and 2.7: the same write again gets the result it already got. For a queued
 * write that result is its 202 and operation, and once it is finished the origin's answer. The draft's 409 for a request
 * that is still being processed is left to the origin: here a request is either unknown or has its operation.
 */
export function meaningOf(earlier: EarlierWrite | undefined, fingerprint: string): KeyMeaning {
    if (earlier === undefined) return "new";
    if (earlier.fingerprint !== fingerprint) return "other-write";
    return earlier.finished ? "same-outcome" : "same-operation";
}
