import { noAnswer, outcomeUnknown } from "../edge-router/problem.ts";
import { isSafe } from "../edge-router/regions/route-plan.ts";
import { messageOf } from "../edge-router/sending/attempt.ts";
import { gatewayUnavailable, unauthenticated } from "./answers.ts";
import type { GatewayConfig } from "./config.ts";
import { KeyStore, type Surroundings } from "./key-store.ts";
import { isSignedBy } from "./keys.ts";
import { onwardHeaders } from "./onward.ts";
import { bearerToken, judgeClaims, parseToken, type Refused, refused } from "./token.ts";

/** What the gateway takes from the runtime it lives in. */
export interface Platform extends Surroundings {
    /** Sends a request on: the only way from here to an origin. */
    readonly next: (request: Request) => Promise<Response>;
    /** What shows the origin that a request came through here. */
    readonly originKey: () => Promise<string>;
}

type Verdict =
    | { readonly kind: "verified"; readonly claims: Readonly<Record<string, unknown>> }
    | Refused
    | { readonly kind: "no-keys" };

/** Lets requests with a good token through, and reads of the open paths; refuses everything else itself. */
export class Gateway {
    readonly #config: GatewayConfig;
    readonly #platform: Platform;
    readonly #keys: KeyStore;

    constructor(config: GatewayConfig, platform: Platform) {
        this.#config = config;
        this.#platform = platform;
        this.#keys = new KeyStore(config, platform);
    }

    async handle(request: Request): Promise<Response> {
        if (this.#isOpen(request)) return this.#pass(request, {});
        const verdict = await this.#verify(request.headers);
        if (verdict.kind === "verified") return this.#pass(request, verdict.claims);
        if (verdict.kind === "no-keys") return gatewayUnavailable("the issuer's keys cannot be had at the moment");
        const { reason, detail } = verdict;
        const { system } = this.#config;
        this.#platform.log(JSON.stringify({ event: "refused", system, reason }));
        return unauthenticated(detail, reason === "missing");
    }

    #isOpen({ method, url }: Request): boolean {
        return (method === "GET" || method === "HEAD") && this.#config.openPaths.includes(new URL(url).pathname);
    }

    async #verify(headers: Headers): Promise<Verdict> {
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
        return (
            judgeClaims(token.claims, this.#config, this.#platform.now()) ?? { kind: "verified", claims: token.claims }
        );
    }

    async #pass(request: Request, claims: Readonly<Record<string, unknown>>): Promise<Response> {
        const headers = onwardHeaders(request.headers, claims, this.#config.claims, await this.#platform.originKey());
        try {
            return await this.#platform.next(new Request(request, { headers, redirect: "manual" }));
        } catch (error) {
            const lost = { kind: "no-connection", message: messageOf(error) } as const;
            this.#platform.log(JSON.stringify({ event: "next-failed", system: this.#config.system, ...lost }));
            return isSafe(request.method) ? noAnswer(lost, "the router") : outcomeUnknown(lost, "the router");
        }
    }
}
