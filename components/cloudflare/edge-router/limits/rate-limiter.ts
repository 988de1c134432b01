import { problemResponse } from "../problem.ts";
import type { RateLimit } from "../runtime.ts";
import { messageOf } from "../sending/attempt.ts";
import { isBelow } from "../versions/versions.ts";
import type { LimitRule } from "./config.ts";

/** What the limiter takes from its surroundings: the bindings by name, and a clock for its own log lines. */
export interface LimiterSurroundings {
    readonly now: () => number;
    readonly log: (line: string) => void;
    readonly bindings: Readonly<Record<string, RateLimit>>;
}

/** A request of a verified tenant; `resource` is its path without the version. */
export interface LimitedRequest {
    readonly method: string;
    readonly resource: string;
    readonly tenant: string;
}

const SAID_AGAIN_AFTER_MS = 60_000;

/**
 * Refuses a tenant's requests above its limits, as each location counts them. Requests of nobody are the zone's to limit,
 * by address. Health paths are never counted; probes and replays do not come through the router at all.
 */
export class RateLimiter {
    readonly #system: string;
    readonly #rules: readonly LimitRule[];
    readonly #around: LimiterSurroundings;
    readonly #saidAt = new Map<string, number>();

    constructor(system: string, rules: readonly LimitRule[], around: LimiterSurroundings) {
        this.#system = system;
        this.#rules = rules;
        this.#around = around;
    }

    /** The refusal of a request, or undefined when it may pass. A limit that cannot be asked lets everything pass. */
    async refusal(request: LimitedRequest): Promise<Response | undefined> {
        const rule = ruleFor(this.#rules, request);
        if (rule === undefined) return undefined;
        const binding = this.#around.bindings[rule.binding];
        if (binding === undefined) return this.#pass(rule, "the script has no such binding");
        try {
            const { success } = await binding.limit({ key: JSON.stringify([this.#system, rule.name, request.tenant]) });
            return success ? undefined : tooMany(rule);
        } catch (error) {
            return this.#pass(rule, messageOf(error));
        }
    }

    #pass({ binding }: LimitRule, message: string): undefined {
        const now = this.#around.now();
        const before = this.#saidAt.get(binding);
        if (before !== undefined && now - before < SAID_AGAIN_AFTER_MS) return undefined;
        this.#saidAt.set(binding, now);
        this.#around.log(JSON.stringify({ event: "limit-not-checked", system: this.#system, binding, message }));
        return undefined;
    }
}

/** The first rule that counts a request; none counts health. */
export function ruleFor(
    rules: readonly LimitRule[],
    { method, resource }: Pick<LimitedRequest, "method" | "resource">,
): LimitRule | undefined {
    if (isBelow(resource, "/api/health")) return undefined;
    return rules.find((rule) => rule.methods.includes(method) && isBelow(resource, rule.pathPrefix));
}

/** How many are left is not known to the edge but for this one case, so the field is on refusals only. */
function tooMany({ name, requests, periodSeconds }: LimitRule): Response {
    const response = problemResponse({
        kind: "rate-limited",
        status: 429,
        title: "Too many requests",
        detail: `the limit of ${name} is ${requests} requests in ${periodSeconds} seconds`,
    });
    response.headers.set("retry-after", String(periodSeconds));
    // draft-ietf-httpapi-ratelimit-headers-10: policy with quota and window, what is left of it and until when.
    response.headers.set("ratelimit-policy", `"${name}";q=${requests};w=${periodSeconds}`);
    response.headers.set("ratelimit", `"${name}";r=0;t=${periodSeconds}`);
    return response;
}
