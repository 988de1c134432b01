import type { Surroundings } from "../edge-router/identity/key-store.ts";
import { TokenVerifier } from "../edge-router/identity/token-verifier.ts";
import { noAnswer, outcomeUnknown } from "../edge-router/problem.ts";
import { isSafe } from "../edge-router/regions/route-plan.ts";
import { messageOf } from "../edge-router/sending/attempt.ts";
import { gatewayUnavailable, unauthenticated } from "./answers.ts";
import type { GatewayConfig } from "./config.ts";
import { onwardHeaders } from "./onward.ts";

/** What the gateway takes from the runtime it lives in. */
export interface Platform extends Surroundings {
    /** Sends a request on: the only way from here to an origin. */
    readonly next: (request: Request) => Promise<Response>;
    /** What shows the origin that a request came through here. */
    readonly originKey: () => Promise<string>;
}

/** Lets requests with a good token through, and reads of the open paths; refuses everything else itself. */
export class Gateway {
    readonly #config: GatewayConfig;
    readonly #platform: Platform;
    readonly #verifier: TokenVerifier;

    constructor(config: GatewayConfig, platform: Platform) {
        this.#config = config;
        this.#platform = platform;
        this.#verifier = new TokenVerifier(config.system, config, platform);
    }

    async handle(request: Request): Promise<Response> {
        if (this.#isOpen(request)) return this.#pass(request, {});
        const verdict = await this.#verifier.verify(request.headers);
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
