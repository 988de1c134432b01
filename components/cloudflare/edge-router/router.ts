import { Invalidator, mayHaveHappened } from "./cache/invalidator.ts";
import { questionOf } from "./cache/question.ts";
import { ResponseCache } from "./cache/response-cache.ts";
import type { RouterConfig } from "./configuration/config.ts";
import { Coordination } from "./coordination/coordination.ts";
import { CoordinatorClient } from "./coordination/coordinator-client.ts";
import { LocationSnapshots } from "./coordination/location-snapshots.ts";
import { noSnapshots } from "./coordination/snapshot-source.ts";
import { healthReport, healthResponse } from "./health-report.ts";
import { type Caller, CallerFinder } from "./identity/caller.ts";
import { RateLimiter } from "./limits/rate-limiter.ts";
import { outcomeUnknown } from "./problem.ts";
import { isSafe } from "./regions/route-plan.ts";
import type { DurableObjectNamespace, LocationCache, RateLimit } from "./runtime.ts";
import { messageOf } from "./sending/attempt.ts";
import { Forwarder, type ForwarderPlatform, type InBackground } from "./sending/forwarder.ts";
import { Inbound } from "./sending/inbound.ts";
import { refusal } from "./versions/version-refusal.ts";
import { address, type Reachable, versionHeaders } from "./versions/versions.ts";
import { WriteDesk } from "./writes/write-desk.ts";

/** What the router takes from the runtime it lives in. `version` is that of the deployed script, when it is known. */
export interface Platform extends ForwarderPlatform {
    readonly version: string | null;
    /** Absent: no coordinator is bound, and every isolate decides alone. */
    readonly coordinator?: DurableObjectNamespace | undefined;
    /** Absent: no write can be queued. */
    readonly outboxes?: DurableObjectNamespace | undefined;
    /** Absent: answers and snapshots are kept in the isolate alone. */
    readonly locationCache?: LocationCache | undefined;
    /** Rate-limit bindings by name. */
    readonly rateLimits?: Readonly<Record<string, RateLimit>>;
}

/** Parts that are made from the configuration unless they are given. */
export interface RouterParts {
    readonly callers?: Pick<CallerFinder, "find">;
}

/** A request on its way through the router. */
interface Passage {
    readonly request: Request;
    readonly path: Reachable;
    readonly caller: Caller | undefined;
    readonly inBackground: InBackground;
}

/** Answers requests by a valid configuration, with one isolate's memory. */
export class Router {
    readonly #config: RouterConfig;
    readonly #platform: Platform;
    readonly #coordination: Coordination | undefined;
    readonly #forwarder: Forwarder;
    readonly #callers: Pick<CallerFinder, "find"> | undefined;
    readonly #limiter: RateLimiter | undefined;
    readonly #invalidator: Invalidator | undefined;
    readonly #cache: ResponseCache | undefined;
    readonly #desk: WriteDesk | undefined;

    constructor(config: RouterConfig, platform: Platform, parts: RouterParts = {}) {
        const { system, identity, limits, writes } = config;
        const { rateLimits: bindings = {}, outboxes, now, log } = platform;
        this.#config = config;
        this.#platform = platform;
        this.#coordination = coordinationOf(config, platform);
        const coordination = this.#coordination;
        const snapshots = coordination?.snapshots ?? noSnapshots;
        this.#forwarder = new Forwarder({ config, platform, coordination, snapshots });
        this.#callers = parts.callers ?? (identity && new CallerFinder(system, identity, platform));
        this.#limiter = limits && new RateLimiter(system, limits, { now, log, bindings });
        this.#invalidator = invalidatorOf(config, platform, coordination);
        this.#cache = cacheOf(config, platform, this.#invalidator);
        this.#desk = writes && new WriteDesk({ config, writes, outboxes, snapshots, now, log });
    }

    /** Answers a request. It rejects only before anything was sent, so that the caller may send it elsewhere. */
    async handle(request: Request, inBackground: InBackground): Promise<Response> {
        const { pathname } = new URL(request.url);
        if (pathname === this.#config.healthPath) return this.#health(request.method);
        this.#agree(inBackground);
        if (this.#desk?.isOperation(pathname)) {
            return this.#desk.operation(request.method, pathname, await this.#callers?.find(request.headers));
        }
        const path = address(this.#config.versions, pathname);
        if (path.kind !== "reachable") return refusal(path);

        const caller = await this.#callers?.find(request.headers);
        const passage = { request, path, caller, inBackground };
        if (request.headers.has("upgrade")) {
            return this.#forwarder.stepAside(await Inbound.take(request, caller), "upgrade");
        }
        const response =
            (await this.#tooMany(passage)) ?? (await this.#fromCache(passage)) ?? (await this.#pass(passage));
        this.#agree(inBackground);
        if (path.version !== undefined) {
            for (const [name, value] of versionHeaders(path.version, path.resource))
                response.headers.append(name, value);
        }
        return response;
    }

    async #tooMany({ request: { method }, path: { resource }, caller }: Passage): Promise<Response | undefined> {
        if (caller === undefined) return undefined;
        return this.#limiter?.refusal({ method, resource, tenant: caller.tenant });
    }

    /** The answer of a read that the cache has or may keep. A fault of the cache is never the client's. */
    async #fromCache(passage: Passage): Promise<Response | undefined> {
        const { request, path, caller, inBackground } = passage;
        const { cache, system } = this.#config;
        const question = cache === undefined ? undefined : questionOf(cache, request, path, caller);
        if (question === undefined) return undefined;
        const ask = (covered: Request) => this.#pass({ ...passage, request: covered });
        try {
            return await this.#cache?.answer({ question, ask, inBackground, request });
        } catch (error) {
            this.#platform.log(JSON.stringify({ event: "cache-fault", system, message: messageOf(error) }));
            return undefined;
        }
    }

    /** The answer of a region, or of an outbox; what a write has changed is no longer served from the cache. */
    async #pass(passage: Passage): Promise<Response> {
        const { request, path, caller, inBackground } = passage;
        const response = await this.#send(await Inbound.take(request, caller), passage);
        if (!isSafe(request.method) && mayHaveHappened(response.status)) {
            const told = this.#invalidator?.after({
                method: request.method,
                path: path.pathname,
                tenant: caller?.tenant,
            });
            if (told !== undefined) inBackground(told);
        }
        return response;
    }

    async #send(inbound: Inbound, { path, caller, inBackground }: Passage): Promise<Response> {
        const forwarder = this.#forwarder;
        try {
            if (this.#desk === undefined || inbound.safe || this.#desk.passes(inbound.method, path.resource)) {
                return await forwarder.forward(inbound, path, inBackground);
            }
            const way = forwarder.wayToWriter(inbound, path, inBackground);
            return await this.#desk.handle({ inbound, path, principal: caller }, way);
        } catch (error) {
            const message = messageOf(error);
            this.#platform.log(JSON.stringify({ event: "router-fault", system: this.#config.system, message }));
            if (inbound.mayFailOpen) return forwarder.stepAside(inbound, "router-fault");
            return outcomeUnknown({ kind: "no-connection", message }, this.#config.writer);
        }
    }

    /** Reports and renews what is due, beside the request. */
    #agree(inBackground: InBackground): void {
        const work = this.#coordination?.due(this.#platform.now());
        if (work !== undefined) inBackground(work);
    }

    #health(method: string): Response {
        const { version } = this.#platform;
        const now = this.#platform.now();
        const snapshots = this.#coordination?.snapshots;
        return healthResponse(
            method,
            healthReport(this.#config, this.#forwarder.regions(now), snapshots, version, now),
        );
    }
}

function coordinationOf(config: RouterConfig, platform: Platform): Coordination | undefined {
    const { coordination, system } = config;
    const { coordinator, locationCache: cache, log, now } = platform;
    if (coordination === undefined) return undefined;
    if (coordinator === undefined) {
        log(JSON.stringify({ event: "coordinator-unreachable", message: "COORDINATOR is not bound", epoch: null }));
        return undefined;
    }
    return new Coordination({
        config: coordination,
        client: new CoordinatorClient(coordinator, system, coordination.leaseMs),
        shared: cache === undefined ? undefined : new LocationSnapshots(cache, system, coordination.snapshotMs),
        isolate: crypto.randomUUID(),
        log,
        now,
    });
}

function invalidatorOf(
    { system, cache: config }: RouterConfig,
    { log }: Platform,
    coordination: Coordination | undefined,
): Invalidator | undefined {
    if (config === undefined) return undefined;
    if (coordination === undefined) return new Invalidator({ system, config, log, known: () => ({}) });
    return new Invalidator({
        system,
        config,
        log,
        known: () => coordination.snapshots.current()?.generations,
        tell: async (slots) => {
            await coordination.tell("/invalidations", { slots });
        },
    });
}

function cacheOf(
    { system, cache, timeouts }: RouterConfig,
    { now, log, locationCache }: Platform,
    invalidator: Invalidator | undefined,
): ResponseCache | undefined {
    if (cache === undefined || invalidator === undefined) return undefined;
    const around = {
        now,
        log,
        chance: Math.random,
        generations: (slots: readonly number[]) => invalidator.generations(slots),
        ...(locationCache === undefined ? {} : { location: locationCache }),
    };
    return new ResponseCache(system, cache, around, timeouts.readMs);
}
