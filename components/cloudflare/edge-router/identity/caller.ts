import { LeastRecentlyUsed } from "../memory/least-recently-used.ts";
import type { IdentityConfig } from "./config.ts";
import type { Surroundings } from "./key-store.ts";
import type { Principal } from "./principal.ts";
import { TokenVerifier } from "./token-verifier.ts";

/** A principal and what else decides what it may see: the values of its role claims, as one text. */
export interface Caller extends Principal {
    readonly roles: string;
}

interface Remembered {
    readonly caller: Caller;
    readonly untilMs: number;
    /** Characters of the token. */
    readonly length: number;
}

/** Tokens, and characters of them together: a few megabytes of the 128 that an isolate has. */
const REMEMBERED = { entries: 10_000, weight: 4_000_000 } as const;
const LONGEST_TENANT = 200;

/**
 * Finds out who sends a request. A good token is remembered, in this isolate's memory alone, until it expires, and for no
 * longer than keys stay fresh, so that a key the issuer withdraws ends what it signed. It is remembered as it is: a hash
 * of each request's token costs more than everything else here. A bad token is nobody's; the origin refuses it.
 */
export class CallerFinder {
    readonly #config: IdentityConfig;
    readonly #around: Surroundings;
    readonly #verifier: TokenVerifier;
    readonly #remembered = new LeastRecentlyUsed<Remembered>(REMEMBERED, ({ length }) => length);

    constructor(system: string, config: IdentityConfig, around: Surroundings) {
        this.#config = config;
        this.#around = around;
        this.#verifier = new TokenVerifier(system, config, around);
    }

    async find(headers: Headers): Promise<Caller | undefined> {
        const authorization = headers.get("authorization");
        if (authorization === null) return undefined;
        const known = this.#remembered.get(authorization);
        if (known !== undefined && this.#around.now() < known.untilMs) return known.caller;
        const verdict = await this.#verifier.verify(headers);
        if (verdict.kind !== "verified") return undefined;
        const caller = callerOf(verdict.claims, this.#config);
        const { exp } = verdict.claims;
        if (caller === undefined || typeof exp !== "number") return undefined;
        const untilMs = Math.min(exp * 1000, this.#around.now() + this.#config.keys.freshForMs);
        this.#remembered.set(authorization, { caller, untilMs, length: authorization.length });
        return caller;
    }
}

/** The caller that good claims speak of; undefined when they name no tenant. */
export function callerOf(
    claims: Readonly<Record<string, unknown>>,
    { tenantClaim, roleClaims }: Pick<IdentityConfig, "tenantClaim" | "roleClaims">,
): Caller | undefined {
    const { [tenantClaim]: tenant, sub: subject } = claims;
    if (typeof tenant !== "string" || tenant === "" || tenant.length > LONGEST_TENANT) return undefined;
    if (typeof subject !== "string" || subject === "") return undefined;
    return { tenant, subject, roles: JSON.stringify(roleClaims.map((name) => claims[name] ?? null)) };
}
