import { isRecord } from "../json-record.ts";
import { ALGORITHMS, type Algorithm, type IssuerConfig } from "./config.ts";

/** Why a token is refused: one word for the log, a sentence for the caller. */
export interface Refused {
    readonly kind: "refused";
    readonly reason: string;
    readonly detail: string;
}

/** A token taken apart; nothing in it is to be believed before its signature is checked. */
export interface UnverifiedToken {
    readonly kind: "token";
    readonly algorithm: Algorithm;
    readonly keyId: string;
    readonly claims: Readonly<Record<string, unknown>>;
    readonly signed: Uint8Array<ArrayBuffer>;
    readonly signature: Uint8Array<ArrayBuffer>;
}

/** Longer tokens are not taken apart at all. */
const LONGEST_TOKEN = 8192;

export function refused(reason: string, detail: string): Refused {
    return { kind: "refused", reason, detail };
}

/** The token of an `Authorization: Bearer` header. */
export function bearerToken(headers: Headers): string | Refused {
    const value = headers.get("authorization");
    if (value === null) return refused("missing", "the Authorization header must hold a bearer token");
    const [, token] = /^bearer +([A-Za-z0-9_.-]+)$/i.exec(value) ?? [];
    return token ?? refused("malformed", "the Authorization header must be one bearer token");
}

/** Takes a token apart (RFC 7519). Only algorithms of the list pass: `none` and shared-secret ones never do. */
export function parseToken(token: string, algorithms: readonly Algorithm[]): UnverifiedToken | Refused {
    const malformed = refused("malformed", "the token must be a signed JSON Web Token");
    const [head = "", body = "", tail = "", ...more] = token.split(".");
    if (token.length > LONGEST_TOKEN || more.length > 0) return malformed;
    const [header, claims] = [jsonPart(head), jsonPart(body)];
    const signature = bytesOf(tail);
    if (header === undefined || claims === undefined || signature === undefined) return malformed;
    const algorithm = ALGORITHMS.find((name) => name === header.alg && algorithms.includes(name));
    if (algorithm === undefined) {
        return refused("algorithm", `the token must be signed with ${algorithms.join(" or ")}`);
    }
    // RFC 7515 section 4.1.11: what must be understood and is not makes the token invalid.
    if (header.crit !== undefined) return refused("critical-header", "the token must not have critical extensions");
    if (typeof header.kid !== "string" || header.kid === "") {
        return refused("key-id", "the token must name its key: kid");
    }
    const signed = new TextEncoder().encode(`${head}.${body}`);
    return { kind: "token", algorithm, keyId: header.kid, claims, signed, signature };
}

/** Judges the claims of a token whose signature is good; undefined when it is meant for us, and now. */
export function judgeClaims(
    claims: Readonly<Record<string, unknown>>,
    config: Pick<IssuerConfig, "issuer" | "audiences" | "clockSkewSeconds">,
    nowMs: number,
): Refused | undefined {
    const [now, skew] = [nowMs / 1000, config.clockSkewSeconds];
    const { iss, aud, exp, nbf, iat, sub } = claims;
    if (iss !== config.issuer) return refused("issuer", "the token must come from the configured issuer");
    const audiences = Array.isArray(aud) ? aud : [aud];
    if (!config.audiences.some((audience) => audiences.includes(audience))) {
        return refused("audience", "the token must be meant for this service");
    }
    if (!isTime(exp)) return refused("expiry", "the token must say when it expires");
    if (now >= exp + skew) return refused("expired", "the token has expired");
    for (const [name, time] of Object.entries({ nbf, iat })) {
        if (time === undefined) continue;
        if (!isTime(time)) return refused("malformed", `the token's ${name} must be a time`);
        if (now < time - skew) return refused("not-yet-valid", `the token's ${name} lies in the future`);
    }
    if (typeof sub !== "string" || sub === "") return refused("subject", "the token must name its subject");
    return undefined;
}

function isTime(value: unknown): value is number {
    return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function jsonPart(part: string): Readonly<Record<string, unknown>> | undefined {
    const bytes = bytesOf(part);
    if (bytes === undefined) return undefined;
    try {
        const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
        return isRecord(value) ? value : undefined;
    } catch {
        return undefined; // Not UTF-8 or not JSON: then it is no token, which the caller says.
    }
}

/** The bytes of a base64url text without padding; undefined when it is empty or none. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
    if (!/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1) return undefined;
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
