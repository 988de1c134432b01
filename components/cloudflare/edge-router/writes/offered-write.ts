import { ConfigReader } from "../configuration/config-reader.ts";

/** A write as an isolate offers it to an outbox: all that is needed to send it later, and no token. */
export interface OfferedWrite {
    readonly shard: number;
    readonly tenant: string;
    readonly subject: string;
    readonly orderKey: string;
    readonly idempotencyKey: string;
    readonly fingerprint: string;
    readonly method: string;
    /** Path and query as the origin gets them. */
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    /** Empty for a write without a body; undefined when the body is too large to be held. */
    readonly body: Uint8Array | undefined;
}

/** Headers of the client's that a write keeps while it waits; everything else is left behind, credentials above all. */
const keptHeaders = [
    "accept",
    "accept-language",
    "content-encoding",
    "content-language",
    "content-type",
    "if-match",
    "if-none-match",
    "if-unmodified-since",
    "prefer",
    "traceparent",
    "tracestate",
    "x-forwarded-host",
    "x-request-id",
];

/** The headers a write keeps, out of all it came with. */
export function headersToKeep(headers: Headers): Readonly<Record<string, string>> {
    const kept = keptHeaders.map((name) => [name, headers.get(name)] as const);
    return Object.fromEntries(kept.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/** A write as the body of a request to its outbox: a line of JSON, then the write's own body as it is. */
export function encoded(write: OfferedWrite): Uint8Array<ArrayBuffer> {
    const { body, ...rest } = write;
    const head = new TextEncoder().encode(`${JSON.stringify({ ...rest, held: body !== undefined })}\n`);
    const whole = new Uint8Array(head.length + (body?.length ?? 0));
    whole.set(head);
    if (body !== undefined) whole.set(body, head.length);
    return whole;
}

/** Reads what `encoded` wrote; throws an `Error` with all that is wrong when it is something else. */
export function decoded(bytes: Uint8Array): OfferedWrite {
    const end = bytes.indexOf(10);
    const reader = new ConfigReader();
    const head = reader.root("write", new TextDecoder().decode(bytes.subarray(0, Math.max(end, 0)))) ?? {};
    const text = (key: string) => reader.text(`write.${key}`, head[key], /./, "a text");
    const headers = Object.entries(reader.record("write.headers", head.headers));
    const write: OfferedWrite = {
        shard: reader.whole("write.shard", head.shard, 0, 255, "shard"),
        tenant: text("tenant"),
        subject: text("subject"),
        orderKey: text("orderKey"),
        idempotencyKey: text("idempotencyKey"),
        fingerprint: text("fingerprint"),
        method: text("method"),
        path: text("path"),
        headers: Object.fromEntries(
            headers.map(([name, value]) => [name, reader.text(`write.headers.${name}`, value, /^/, "a text")]),
        ),
        body: head.held === true ? bytes.slice(end + 1) : undefined,
    };
    if (reader.problems.length > 0) throw new Error(reader.problems.join("; "));
    return write;
}
