/** What an origin answered to a queued write. `body` is undefined when it was too large to keep. */
export interface StoredOutcome {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Uint8Array | undefined;
}

const keptHeaders = ["content-type", "content-language", "etag", "last-modified", "location"];
const largestKeptBody = 64 * 1024;

/** What of an answer is kept: no cookies, nothing about the connection, and bodies of up to 64 KiB. */
export function storedOutcome(status: number, headers: Headers, body: Uint8Array): StoredOutcome {
    const kept = keptHeaders.map((name) => [name, headers.get(name)] as const);
    return {
        status,
        headers: Object.fromEntries(kept.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
        body: body.length > largestKeptBody ? undefined : body,
    };
}

/** The answer once more, for a client that sends the same write again. */
export function outcomeResponse(outcome: StoredOutcome): Response {
    const headers = new Headers({ ...outcome.headers, "cache-control": "no-store" });
    const bodiless = [204, 205, 304].includes(outcome.status);
    return new Response(bodiless ? null : new Uint8Array(outcome.body ?? []), { status: outcome.status, headers });
}
