import type { Lifetime } from "./lifetime.ts";

/** An answer that is kept. Nothing in it ever changes; every client gets a response of its own made from it. */
export interface StoredAnswer {
    readonly tenant: string;
    readonly status: number;
    readonly headers: readonly (readonly [string, string])[];
    readonly body: ArrayBuffer;
    readonly lifetime: Lifetime;
}

/** How an answer came about: from the cache, from the origin, or old because the origin has no good one. */
export type CacheOutcome = "hit" | "miss" | "stale";

/** Says how an answer came about; absent when the cache had no part in it. */
export const cacheHeader = "x-ha-cache";

/** Belong to one connection or one encoding of the body, or are said anew for each client. */
const LEFT_OUT = [
    "age",
    "connection",
    "content-encoding",
    "content-length",
    "keep-alive",
    "transfer-encoding",
    cacheHeader,
];

/** What is kept of an origin's answer, whose body was read to its end. */
export function storedAnswer(tenant: string, response: Response, body: ArrayBuffer, lifetime: Lifetime): StoredAnswer {
    const headers = [...response.headers].filter(([name]) => !LEFT_OUT.includes(name));
    return { tenant, status: response.status, headers, body, lifetime };
}

/** What an answer weighs in memory, in bytes: the body, and the text around it at two bytes a character. */
export function weightOf({ headers, body }: StoredAnswer): number {
    return headers.reduce((sum, [name, value]) => sum + 2 * (name.length + value.length), body.byteLength + 256);
}

/** A response of its own for one client; a client that has this answer already is told so (RFC 9110 section 13.1.2). */
export function served(answer: StoredAnswer, outcome: CacheOutcome, request: Request, now: number): Response {
    const headers = new Headers(answer.headers.map(([name, value]): [string, string] => [name, value]));
    headers.set(cacheHeader, outcome);
    headers.set("age", String(Math.max(0, Math.floor((now - answer.lifetime.storedAt) / 1000))));
    // RFC 9111 made the field obsolete; clients that know it are told, the others have x-ha-cache.
    if (outcome === "stale") headers.set("warning", '111 - "Revalidation Failed"');
    const known = answer.status === 200 && isKnown(request.headers.get("if-none-match"), headers.get("etag"));
    if (known) return new Response(null, { status: 304, headers });
    const isBodiless = request.method === "HEAD";
    return new Response(isBodiless ? null : answer.body, { status: answer.status, headers });
}

function isKnown(ifNoneMatch: string | null, etag: string | null): boolean {
    if (ifNoneMatch === null || etag === null) return false;
    const weak = (tag: string) => tag.trim().replace(/^W\//, "");
    return ifNoneMatch.split(",").some((tag) => weak(tag) === weak(etag) || tag.trim() === "*");
}
