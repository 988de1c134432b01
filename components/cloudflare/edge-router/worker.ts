import { defaultHealthPath, parseConfig } from "./configuration/config.ts";
import { brokenReport, healthResponse } from "./health-report.ts";
import { locationCache } from "./location-cache.ts";
import { noAnswer, outcomeUnknown } from "./problem.ts";
import { isSafe } from "./regions/route-plan.ts";
import { type Platform, Router } from "./router.ts";
import type { DurableObjectNamespace, RateLimit } from "./runtime.ts";
import { messageOf } from "./sending/attempt.ts";
import { failOpen, unhurriedMs } from "./sending/fail-open.ts";
import { clientHeaders } from "./sending/inbound.ts";

/**
 * The script's bindings: `CONFIG` holds the configuration; optional are `VERSION`, Cloudflare's version metadata,
 * `COORDINATOR`, without which every isolate decides alone, and `OUTBOX`, without which no write is queued.
 */
export interface Bindings {
    readonly CONFIG?: unknown;
    readonly VERSION?: { readonly id: string };
    readonly COORDINATOR?: DurableObjectNamespace;
    readonly OUTBOX?: DurableObjectNamespace;
    /** Rate limits under the names that the configuration gives them. */
    readonly [name: string]: unknown;
}

interface Invocation {
    waitUntil(work: Promise<unknown>): void;
    passThroughOnException(): void;
}

/** What an isolate decided when its first request came. */
type Started = { readonly platform: Platform } & (
    | { readonly router: Router }
    | { readonly problems: readonly string[] }
);

/** The Worker of one isolate: it starts with the first request, because the bindings come with it. */
class EdgeWorker {
    #started: Started | undefined;

    async fetch(request: Request, bindings: Bindings, invocation: Invocation): Promise<Response> {
        invocation.passThroughOnException();
        this.#started ??= start(bindings);
        const { platform } = this.#started;
        if ("problems" in this.#started) return broken(request, this.#started.problems, platform);
        try {
            return await this.#started.router.handle(request, (work) => invocation.waitUntil(work));
        } catch (error) {
            platform.log(JSON.stringify({ event: "router-fault", message: messageOf(error) }));
            return stepAside(request, "router-fault", platform);
        }
    }
}

function start(bindings: Bindings): Started {
    const platform = platformOf(bindings);
    const parsed = parseConfig(bindings.CONFIG);
    if ("config" in parsed) return { platform, router: new Router(parsed.config, platform) };
    platform.log(JSON.stringify({ event: "config-invalid", problems: parsed.problems }));
    return { platform, ...parsed };
}

async function broken(request: Request, problems: readonly string[], platform: Platform): Promise<Response> {
    if (new URL(request.url).pathname === defaultHealthPath) {
        return healthResponse(request.method, brokenReport(problems, platform.version, platform.now()));
    }
    return stepAside(request, "config-invalid", platform);
}

async function stepAside(
    request: Request,
    reason: "config-invalid" | "router-fault",
    platform: Platform,
): Promise<Response> {
    const onward = new Request(request, { headers: clientHeaders(request.headers) });
    const passed = await failOpen(platform.fetch, onward, reason, unhurriedMs);
    if (passed.kind === "response") return passed.response;
    const place = "the load balancer";
    return isSafe(request.method) ? noAnswer(passed, place) : outcomeUnknown(passed, place);
}

function platformOf(bindings: Bindings): Platform {
    return {
        fetch: (request, init) => fetch(request, init),
        now: () => Date.now(),
        log: (line) => console.log(line),
        version: bindings.VERSION?.id ?? null,
        coordinator: bindings.COORDINATOR,
        outboxes: bindings.OUTBOX,
        locationCache: locationCache(),
        rateLimits: rateLimitsOf(bindings),
    };
}

function rateLimitsOf(bindings: Bindings): Readonly<Record<string, RateLimit>> {
    return Object.fromEntries(
        Object.entries(bindings).flatMap(([name, binding]) => (isRateLimit(binding) ? [[name, binding]] : [])),
    );
}

function isRateLimit(binding: unknown): binding is RateLimit {
    return typeof binding === "object" && binding !== null && "limit" in binding && typeof binding.limit === "function";
}

// The runtime's contract: the entry module's default export answers requests.
export default new EdgeWorker();
