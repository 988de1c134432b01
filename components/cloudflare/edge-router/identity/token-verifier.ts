import type { IssuerConfig } from "./config.ts";
import { KeyStore, type Surroundings } from "./key-store.ts";
import { isSignedBy } from "./keys.ts";
import { bearerToken, judgeClaims, parseToken, type Refused, refused } from "./token.ts";

/** What is known of the sender of a request: good claims, why there are none, or that nobody can tell at the moment. */
export type Verdict =
    | { readonly kind: "verified"; readonly claims: Readonly<Record<string, unknown>> }
    | Refused
    | { readonly kind: "no-keys" };

/** Checks bearer tokens of one issuer: signature, issuer, audience and time. Never rejects. */
export class TokenVerifier {
    readonly #config: IssuerConfig;
    readonly #around: Surroundings;
    readonly #keys: KeyStore;

    constructor(system: string, config: IssuerConfig, around: Surroundings) {
        this.#config = config;
        this.#around = around;
        this.#keys = new KeyStore(system, config, around);
    }

    async verify(headers: Headers): Promise<Verdict> {
        const bearer = bearerToken(headers);
        if (typeof bearer !== "string") return bearer;
        const token = parseToken(bearer, this.#config.algorithms);
        if (token.kind === "refused") return token;
        const found = await this.#keys.find(token.keyId);
        if (found.kind === "no-keys") return found;
        if (found.kind === "unknown-key") return refused("unknown-key", "the token's key is not one of the issuer's");
        if (found.key.algorithm !== token.algorithm) {
            return refused("algorithm", "the token's algorithm is not that of its key");
        }
        if (!(await isSignedBy(found.key, token.signature, token.signed))) {
            return refused("signature", "the token's signature does not fit");
        }
        const { claims } = token;
        return judgeClaims(claims, this.#config, this.#around.now()) ?? { kind: "verified", claims };
    }
}
