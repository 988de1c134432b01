import type { RouterConfig } from "./configuration/config.ts";
import type { Snapshot } from "./coordination/snapshot.ts";
import { healthReport, healthResponse } from "./health-report.ts";
import type { Principal } from "./identity/principal.ts";
import { noAnswer, outcomeUnknown } from "./problem.ts";
import { RegionTable } from "./regions/region-table.ts";
import { planRoute } from "./regions/route-plan.ts";
import type { DurableObjectNamespace } from "./runtime.ts";
import { type Attempt, type Fetch, messageOf } from "./sending/attempt.ts";
import { type Delivery, deliver, type Surroundings } from "./sending/delivery.ts";
import { type FailOpenReason, failOpen, unhurriedMs } from "./sending/fail-open.ts";
import { Inbound } from "./sending/inbound.ts";
import { writerEpochHeader } from "./sending/internal-headers.ts";
import { refusal } from "./versions/version-refusal.ts";
import { address, type Reachable, versionHeaders } from "./versions/versions.ts";
import { type SnapshotSource, WriteDesk, type WriterWay } from "./writes/write-desk.ts";

/** What the router takes from the runtime it lives in. `version` is that of the deployed script, when it is known. */
export interface Platform {
    readonly fetch: Fetch;
    readonly now: () => number;
    readonly log: (line: string) => void;
    readonly version: string | null;
    /** The outboxes of queued writes; without them none can be queued. */
    readonly outboxes?: DurableObjectNamespace | undefined;
    /** What the coordinator has decided; without it the configuration holds and no write has a lease. */
    readonly snapshots?: SnapshotSource;
    /** Who sends a request, when that can be verified. */
    readonly identify?: (request: Request) => Promise<Principal | undefined>;
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
    readonly #desk: WriteDesk | undefined;

    constructor(config: RouterConfig, platform: Platform) {
        this.#config = config;
        this.#platform = platform;
        this.#table = new RegionTable(config, platform.log, platform.now());
        const { outboxes, snapshots = noSnapshots, now, log } = platform;
        const { writes } = config;
        this.#desk = writes && new WriteDesk({ config, writes, outboxes, snapshots, now, log });
    }

    /** Answers a request. It rejects only before anything was sent, so that the caller may send it elsewhere. */
    async handle(request: Request, inBackground: InBackground): Promise<Response> {
        const { pathname } = new URL(request.url);
        if (pathname === this.#config.healthPath) return this.#health(request.method);
        if (this.#desk?.isOperation(pathname)) {
            return this.#desk.operation(request.method, pathname, await this.#platform.identify?.(request));
        }
        const path = address(this.#config.versions, pathname);
        if (path.kind !== "reachable") return refusal(path);

        const inbound = await Inbound.take(request);
        if (request.headers.has("upgrade")) return this.#stepAside(inbound, "upgrade");
        const principal = await this.#platform.identify?.(request);
        const response = await this.#routeOrStepAside(inbound, path, principal, inBackground);
        if (path.version !== undefined) {
            for (const [name, value] of versionHeaders(path.version, path.resource))
                response.headers.append(name, value);
        }
        return response;
    }

    async #routeOrStepAside(
        inbound: Inbound,
        path: Reachable,
        principal: Principal | undefined,
        inBackground: InBackground,
    ): Promise<Response> {
        try {
            if (this.#desk === undefined || inbound.safe || this.#desk.passes(inbound.method, path.resource)) {
                return await this.#route(inbound, path, inBackground);
            }
            return await this.#desk.handle(
                { inbound, path, principal },
                this.#wayToWriter(inbound, path, inBackground),
            );
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
        const around = this.#around(inBackground);
        const { first, second } = plan;
        const headers = inbound.safe ? {} : this.#epochHeaders();
        const delivery = await deliver({ inbound, path, first, second, deadline, headers }, around);
        const remaining = deadline - now();
        if (delivery.answered || !inbound.mayFailOpen || remaining <= 0) return concluded(delivery, inbound.safe);

        const passed = await failOpen(fetch, inbound.forLoadBalancer(), "no-region-answered", remaining);
        if (passed.kind !== "response") return concluded(delivery, inbound.safe);
        if (delivery.attempt.kind === "response") around.discard(delivery.attempt.response);
        return passed.response;
    }

    #wayToWriter(inbound: Inbound, path: Reachable, inBackground: InBackground): WriterWay {
        const { now, snapshots = noSnapshots } = this.#platform;
        const snapshot = snapshots.current();
        const writer = snapshot?.writer ?? this.#config.writer;
        const known = this.#table.at(now()).find(({ region }) => region.name === writer);
        const around = this.#around(inBackground);
        return {
            open: known !== undefined && known.health.state !== "bad" && mayWrite(snapshot, writer),
            send: () => {
                if (known === undefined) throw new Error(`the writer must be a configured region, got ${writer}`);
                const deadline = now() + this.#config.timeouts.writeMs;
                const headers = this.#epochHeaders();
                return deliver({ inbound, path, first: known.region, second: undefined, deadline, headers }, around);
            },
            conclude: (delivery) => concluded(delivery, inbound.safe),
            discard: around.discard,
        };
    }

    #epochHeaders(): Readonly<Record<string, string>> {
        const snapshot = this.#platform.snapshots?.current();
        return snapshot === undefined ? {} : { [writerEpochHeader]: String(snapshot.writerEpoch) };
    }

    #around(inBackground: InBackground): Surroundings {
        const { fetch, now } = this.#platform;
        const discard = (response: Response) => inBackground(drop(response));
        return { config: this.#config, table: this.#table, fetch, now, discard };
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

const noSnapshots: SnapshotSource = { current: () => undefined, isLeased: () => false };

function mayWrite(snapshot: Snapshot | undefined, writer: string): boolean {
    return snapshot === undefined || snapshot.regions[writer]?.writes === true;
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
