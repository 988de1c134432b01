import type { CacheConfig } from "./cache/config.ts";
import { Invalidator, mayHaveHappened } from "./cache/invalidator.ts";
import { questionOf } from "./cache/question.ts";
import { ResponseCache } from "./cache/response-cache.ts";
import type { RouterConfig } from "./configuration/config.ts";
import type { Snapshot } from "./coordination/snapshot.ts";
import { healthReport, healthResponse } from "./health-report.ts";
import { type Caller, CallerFinder } from "./identity/caller.ts";
import { RateLimiter } from "./limits/rate-limiter.ts";
import { noAnswer, outcomeUnknown } from "./problem.ts";
import { RegionTable } from "./regions/region-table.ts";
import { isSafe, planRoute } from "./regions/route-plan.ts";
import type { LocationCache, RateLimit } from "./runtime.ts";
import { type Attempt, type Fetch, messageOf } from "./sending/attempt.ts";
import { type Delivery, deliver, type Surroundings } from "./sending/delivery.ts";
import { type FailOpenReason, failOpen, unhurriedMs } from "./sending/fail-open.ts";
import { Inbound } from "./sending/inbound.ts";
import { refusal } from "./versions/version-refusal.ts";
import { address, type Reachable, versionHeaders } from "./versions/versions.ts";

/** What the router takes from the runtime it lives in. `version` is that of the deployed script, when it is known. */
export interface Platform {
    readonly fetch: Fetch;
    readonly now: () => number;
    readonly log: (line: string) => void;
    readonly version: string | null;
    /** Absent: answers are kept in the isolate alone. */
    readonly locationCache?: LocationCache;
    /** Rate-limit bindings by name. */
    readonly rateLimits?: Readonly<Record<string, RateLimit>>;
    /** What all isolates agree on. Absent: this one is alone. */
    readonly agreement?: Agreement;
}

/** An isolate's side of the coordinator. */
export interface Agreement {
    /** The last snapshot; undefined until the first has come. */
    current(): Snapshot | undefined;
    /** Raises the generations of slots everywhere; resolves once the snapshot that says so is the current one. */
    invalidate(slots: readonly number[]): Promise<void>;
}

/** Keeps work going that the answer does not wait for. */
export type InBackground = (work: Promise<unknown>) => void;

/** Names the region an answer came from. */
export const regionHeader = "x-ha-region";

/** Routes requests by a valid configuration, with one isolate's memory of the regions. */
export class Router {
    readonly #config: RouterConfig;
    readonly #platform: Platform;
    readonly #table: RegionTable;
    readonly #callers: CallerFinder | undefined;
    readonly #limiter: RateLimiter | undefined;
    readonly #invalidator: Invalidator | undefined;
    readonly #cache: ResponseCache | undefined;

    constructor(config: RouterConfig, platform: Platform) {
        this.#config = config;
        this.#platform = platform;
        this.#table = new RegionTable(config, platform.log, platform.now());
        const { system, identity, limits, cache } = config;
        if (identity !== undefined) this.#callers = new CallerFinder(system, identity, platform);
        if (limits !== undefined) {
            this.#limiter = new RateLimiter(system, limits, { ...platform, bindings: platform.rateLimits ?? {} });
        }
        if (cache === undefined) return;
        const invalidator = invalidatorOf(config, cache, platform);
        this.#invalidator = invalidator;
        this.#cache = new ResponseCache(
            system,
            cache,
            {
                now: platform.now,
                log: platform.log,
                chance: Math.random,
                generations: (slots) => invalidator.generations(slots),
                ...(platform.locationCache === undefined ? {} : { location: platform.locationCache }),
            },
            config.timeouts.readMs,
        );
    }

    /** Answers a request. It rejects only before anything was sent, so that the caller may send it elsewhere. */
    async handle(request: Request, inBackground: InBackground): Promise<Response> {
        const { pathname } = new URL(request.url);
        if (pathname === this.#config.healthPath) return this.#health(request.method);
        const path = address(this.#config.versions, pathname);
        if (path.kind !== "reachable") return refusal(path);

        const caller = await this.#callers?.find(request.headers);
        if (request.headers.has("upgrade")) return this.#stepAside(await Inbound.take(request, caller), "upgrade");
        const refused = await this.#tooMany(request, path, caller);
        if (refused !== undefined) return refused;
        const response =
            (await this.#fromCache(request, path, caller, inBackground)) ??
            (await this.#routeOrStepAside(await Inbound.take(request, caller), path, inBackground));
        if (!isSafe(request.method) && mayHaveHappened(response.status)) {
            const write = { method: request.method, path: pathname, tenant: caller?.tenant };
            inBackground(this.#invalidator?.after(write) ?? Promise.resolve());
        }
        if (path.version !== undefined) {
            for (const [name, value] of versionHeaders(path.version, path.resource))
                response.headers.append(name, value);
        }
        return response;
    }

    async #tooMany({ method }: Request, { resource }: Reachable, caller: Caller | undefined) {
        if (caller === undefined) return undefined;
        return this.#limiter?.refusal({ method, resource, tenant: caller.tenant });
    }

    /** The answer of a read that the cache has or may keep. A fault of the cache is never the client's. */
    async #fromCache(
        request: Request,
        path: Reachable,
        caller: Caller | undefined,
        inBackground: InBackground,
    ): Promise<Response | undefined> {
        const { cache } = this.#config;
        const question = cache === undefined ? undefined : questionOf(cache, request, path, caller);
        if (question === undefined) return undefined;
        const ask = async (covered: Request) =>
            this.#routeOrStepAside(await Inbound.take(covered, caller), path, inBackground);
        try {
            return await this.#cache?.answer({ question, ask, inBackground, request });
        } catch (error) {
            this.#platform.log(
                JSON.stringify({ event: "cache-fault", system: this.#config.system, message: messageOf(error) }),
            );
            return undefined;
        }
    }

    async #routeOrStepAside(inbound: Inbound, path: Reachable, inBackground: InBackground): Promise<Response> {
        try {
            return await this.#route(inbound, path, inBackground);
        } catch (error) {
            const message = messageOf(error);
            this.#platform.log(JSON.stringify({ event: "router-fault", system: this.#config.system, message }));
            if (inbound.mayFailOpen) return this.#stepAside(inbound, "router-fault");
            return outcomeUnknown({ kind: "no-connection", message }, this.#config.writer);
        }
    }

    async #route(inbound: Inbound, path: Reachable, inBackground: InBackground): Promise<Response> {
        const { fetch, now } = this.#platform;
        const { writer, retry, timeouts } = this.#config;
        const { method, repeatable } = inbound;
        const arrived = now();
        const plan = planRoute(this.#table.at(arrived), { method, repeatable, writer, retry });
        if (plan.kind === "fail-open") return this.#stepAside(inbound, "all-regions-bad");

        const deadline = arrived + (inbound.safe ? timeouts.readMs : timeouts.writeMs);
        const around: Surroundings = {
            config: this.#config,
            table: this.#table,
            fetch,
            now,
            discard: (response) => inBackground(drop(response)),
        };
        const { first, second } = plan;
        const delivery = await deliver({ inbound, path, first, second, deadline }, around);
        const remaining = deadline - now();
        if (delivery.answered || !inbound.mayFailOpen || remaining <= 0) return concluded(delivery, inbound.safe);

        const passed = await failOpen(fetch, inbound.forLoadBalancer(), "no-region-answered", remaining);
        if (passed.kind !== "response") return concluded(delivery, inbound.safe);
        if (delivery.attempt.kind === "response") around.discard(delivery.attempt.response);
        return passed.response;
    }

    async #stepAside(inbound: Inbound, reason: FailOpenReason): Promise<Response> {
        const passed = await failOpen(this.#platform.fetch, inbound.forLoadBalancer(), reason, unhurriedMs);
        return answer(passed, "the load balancer", inbound.safe);
    }

    #health(method: string): Response {
        const now = this.#platform.now();
        return healthResponse(method, healthReport(this.#config, this.#table.at(now), this.#platform.version, now));
    }
}

function invalidatorOf(
    { system, coordination }: RouterConfig,
    config: CacheConfig,
    { log, agreement }: Platform,
): Invalidator {
    if (coordination === undefined || agreement === undefined) {
        return new Invalidator({ system, config, log, known: () => ({}) });
    }
    const known = () => agreement.current()?.generations;
    return new Invalidator({ system, config, log, known, tell: (slots) => agreement.invalidate(slots) });
}

function concluded(delivery: Delivery, safe: boolean): Response {
    const response = answer(delivery.attempt, delivery.region.name, safe);
    const marked = new Response(response.body, response);
    marked.headers.set(regionHeader, delivery.region.name);
    return marked;
}

function answer(attempt: Attempt, place: string, safe: boolean): Response {
    if (attempt.kind === "response") return attempt.response;
    return safe ? noAnswer(attempt, place) : outcomeUnknown(attempt, place);
}

async function drop(response: Response): Promise<void> {
    await response.body?.cancel();
}
