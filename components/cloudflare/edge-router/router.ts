import type { RouterConfig } from "./configuration/config.ts";
import { Coordination } from "./coordination/coordination.ts";
import { CoordinatorClient } from "./coordination/coordinator-client.ts";
import { LocationSnapshots } from "./coordination/location-snapshots.ts";
import { healthReport, healthResponse } from "./health-report.ts";
import { noAnswer, outcomeUnknown } from "./problem.ts";
import { RegionTable } from "./regions/region-table.ts";
import { planRoute } from "./regions/route-plan.ts";
import type { DurableObjectNamespace, LocationCache } from "./runtime.ts";
import { type Attempt, type Fetch, messageOf } from "./sending/attempt.ts";
import { type Delivery, deliver, type Surroundings } from "./sending/delivery.ts";
import { type FailOpenReason, failOpen, unhurriedMs } from "./sending/fail-open.ts";
import { Inbound } from "./sending/inbound.ts";
import { type RetryBudget, spend, withRequest } from "./sending/retry-budget.ts";
import { refusal } from "./versions/version-refusal.ts";
import { address, type Reachable, versionHeaders } from "./versions/versions.ts";

/** What the router takes from the runtime it lives in. `version` is that of the deployed script, when it is known. */
export interface Platform {
    readonly fetch: Fetch;
    readonly now: () => number;
    readonly log: (line: string) => void;
    readonly version: string | null;
    /** Absent: no coordinator is bound, and every isolate decides alone. */
    readonly coordinator?: DurableObjectNamespace;
    readonly cache?: LocationCache;
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
    readonly #coordination: Coordination | undefined;
    #retries: RetryBudget = [];

    constructor(config: RouterConfig, platform: Platform) {
        this.#config = config;
        this.#platform = platform;
        this.#table = new RegionTable(config, platform.log, platform.now());
        this.#coordination = coordinationOf(config, platform);
    }

    /** Answers a request. It rejects only before anything was sent, so that the caller may send it elsewhere. */
    async handle(request: Request, inBackground: InBackground): Promise<Response> {
        const { pathname } = new URL(request.url);
        if (pathname === this.#config.healthPath) return this.#health(request.method);
        const path = address(this.#config.versions, pathname);
        if (path.kind !== "reachable") return refusal(path);

        this.#agree(inBackground);
        const inbound = await Inbound.take(request);
        if (request.headers.has("upgrade")) return this.#stepAside(inbound, "upgrade");
        const response = await this.#routeOrStepAside(inbound, path, inBackground);
        if (path.version !== undefined) {
            for (const [name, value] of versionHeaders(path.version, path.resource))
                response.headers.append(name, value);
        }
        return response;
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
        const { retry, timeouts } = this.#config;
        const { method, repeatable, tenant } = inbound;
        const arrived = now();
        const decisions = this.#coordination?.snapshots.current()?.regions;
        const question = { method, repeatable, writer: this.#writer(), retry, tenant, decisions };
        const plan = planRoute(this.#table.at(arrived), question);
        if (plan.kind === "fail-open") return this.#stepAside(inbound, "all-regions-bad");

        const deadline = arrived + (inbound.safe ? timeouts.readMs : timeouts.writeMs);
        this.#retries = withRequest(this.#retries, arrived);
        const around: Surroundings = {
            config: this.#config,
            table: this.#table,
            coordination: this.#coordination,
            mayRetry: () => this.#mayRetry(now()),
            fetch,
            now,
            discard: (response) => inBackground(drop(response)),
        };
        const { first, second } = plan;
        const delivery = await deliver({ inbound, path, first, second, deadline }, around);
        this.#agree(inBackground);
        const remaining = deadline - now();
        if (delivery.answered || !inbound.mayFailOpen || remaining <= 0) return concluded(delivery, inbound.safe);

        const passed = await failOpen(fetch, inbound.forLoadBalancer(), "no-region-answered", remaining);
        if (passed.kind !== "response") return concluded(delivery, inbound.safe);
        if (delivery.attempt.kind === "response") around.discard(delivery.attempt.response);
        return passed.response;
    }

    /** The region that takes writes: the coordinator's, as far as it is one of ours. */
    #writer(): string {
        const told = this.#coordination?.snapshots.current()?.writer;
        const known = this.#config.regions.some((region) => region.name === told);
        return told !== undefined && known ? told : this.#config.writer;
    }

    #mayRetry(now: number): boolean {
        const { allowed, budget } = spend(this.#retries, now);
        this.#retries = budget;
        return allowed;
    }

    #agree(inBackground: InBackground): void {
        const work = this.#coordination?.due(this.#platform.now());
        if (work !== undefined) inBackground(work);
    }

    async #stepAside(inbound: Inbound, reason: FailOpenReason): Promise<Response> {
        const passed = await failOpen(this.#platform.fetch, inbound.forLoadBalancer(), reason, unhurriedMs);
        return answer(passed, "the load balancer", inbound.safe);
    }

    #health(method: string): Response {
        const now = this.#platform.now();
        const { version } = this.#platform;
        const report = healthReport(this.#config, this.#table.at(now), this.#coordination?.snapshots, version, now);
        return healthResponse(method, report);
    }
}

function coordinationOf(config: RouterConfig, platform: Platform): Coordination | undefined {
    const { coordination, system } = config;
    const { coordinator, cache, log, now } = platform;
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
