import { isRecord } from "../json-record.ts";
import type { Algorithm } from "./config.ts";
import { bytesOf } from "./token.ts";

type CryptographicKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** A public key of the issuer, bound to the one algorithm it may be used with. */
export interface PublicKey {
    readonly id: string;
    readonly algorithm: Algorithm;
    readonly key: CryptographicKey;
}

/** Shorter RSA keys are not used (RFC 7518 section 3.3), in bytes of the modulus. */
const SHORTEST_MODULUS = 256;

const IMPORT = {
    RS256: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
    ES256: { name: "ECDSA", namedCurve: "P-256" },
} as const;

const VERIFY = {
    RS256: { name: "RSASSA-PKCS1-v1_5" },
    ES256: { name: "ECDSA", hash: "SHA-256" },
} as const;

/**
 * The keys of a JWK set (RFC 7517) that can check signatures of ours. The algorithm comes from the key's own type and
 * never from a token, so a public key cannot be turned into a shared secret. Other keys are left out.
 */
export async function importKeys(jwks: unknown): Promise<readonly PublicKey[]> {
    const listed = isRecord(jwks) && Array.isArray(jwks.keys) ? jwks.keys : [];
    const keys: PublicKey[] = [];
    for (const jwk of listed) {
        const imported = isRecord(jwk) ? await importKey(jwk) : undefined;
        if (imported !== undefined && !keys.some(({ id }) => id === imported.id)) keys.push(imported);
    }
    return keys;
}

/** Whether the key made the signature. */
export async function isSignedBy(
    { key, algorithm }: PublicKey,
    signature: Uint8Array<ArrayBuffer>,
    signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
    return crypto.subtle.verify(VERIFY[algorithm], key, signature, signed);
}

async function importKey(jwk: Readonly<Record<string, unknown>>): Promise<PublicKey | undefined> {
    const { kid, use, alg, key_ops: operations } = jwk;
    const algorithm = algorithmOf(jwk);
    if (typeof kid !== "string" || kid === "" || algorithm === undefined) return undefined;
    if (use !== undefined && use !== "sig") return undefined;
    if (alg !== undefined && alg !== algorithm) return undefined;
    if (Array.isArray(operations) && !operations.includes("verify")) return undefined;
    const { kty, n, e, crv, x, y } = jwk;
    try {
        // Only the public parts, and only those that are texts.
        const material = Object.fromEntries(
            Object.entries({ kty, n, e, crv, x, y }).flatMap(([name, part]) =>
                typeof part === "string" ? [[name, part]] : [],
            ),
        );
        const key = await crypto.subtle.importKey("jwk", material, IMPORT[algorithm], false, ["verify"]);
        return { id: kid, algorithm, key };
    } catch {
        return undefined; // A damaged key among good ones: tokens that name it find no key.
    }
}

function algorithmOf({ kty, crv, n }: Readonly<Record<string, unknown>>): Algorithm | undefined {
    if (kty === "EC" && crv === "P-256") return "ES256";
    const modulus = kty === "RSA" && typeof n === "string" ? bytesOf(n) : undefined;
    return modulus !== undefined && modulus.length >= SHORTEST_MODULUS ? "RS256" : undefined;
}
