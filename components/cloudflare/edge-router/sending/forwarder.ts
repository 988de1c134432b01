import type { RouterConfig } from "../configuration/config.ts";
import type { Coordination } from "../coordination/coordination.ts";
import type { SnapshotSource } from "../coordination/snapshot-source.ts";
import { noAnswer, outcomeUnknown } from "../problem.ts";
import { type KnownRegion, RegionTable } from "../regions/region-table.ts";
import { planRoute, takesWrites } from "../regions/route-plan.ts";
import type { Reachable } from "../versions/versions.ts";
import type { WriterWay } from "../writes/write-desk.ts";
import type { Attempt, Fetch } from "./attempt.ts";
import { type Delivery, deliver, type Surroundings } from "./delivery.ts";
import { type FailOpenReason, failOpen, unhurriedMs } from "./fail-open.ts";
import type { Inbound } from "./inbound.ts";
import { writerEpochHeader } from "./internal-headers.ts";
import { type RetryBudget, spend, withRequest } from "./retry-budget.ts";

/** What forwarding takes from the runtime. */
export interface ForwarderPlatform {
    readonly fetch: Fetch;
    readonly now: () => number;
    readonly log: (line: string) => void;
}

/** What a forwarder works with. Without `coordination` nobody is told what it counts; `snapshots` are then none either. */
export interface ForwarderParts {
    readonly config: RouterConfig;
    readonly platform: ForwarderPlatform;
    readonly coordination: Coordination | undefined;
    readonly snapshots: SnapshotSource;
}

/** Keeps work going that the answer does not wait for. */
export type InBackground = (work: Promise<unknown>) => void;

/** Names the region an answer came from. */
export const regionHeader = "x-ha-region";

/** Sends requests to the region of this isolate's choice, from its own evidence and what the coordinator has decided. */
export class Forwarder {
    readonly #config: RouterConfig;
    readonly #platform: ForwarderPlatform;
    readonly #coordination: Coordination | undefined;
    readonly #snapshots: SnapshotSource;
    readonly #table: RegionTable;
    #retries: RetryBudget = [];

    constructor({ config, platform, coordination, snapshots }: ForwarderParts) {
        this.#config = config;
        this.#platform = platform;
        this.#coordination = coordination;
        this.#snapshots = snapshots;
        this.#table = new RegionTable(config, platform.log, platform.now());
    }

    /** The regions as this isolate knows them from its own traffic. */
    regions(now: number): readonly KnownRegion[] {
        return this.#table.at(now);
    }

    /** The region that takes writes: the coordinator's, as far as it is one of ours. */
    get writer(): string {
        const told = this.#snapshots.current()?.writer;
        const known = this.#config.regions.some((region) => region.name === told);
        return told !== undefined && known ? told : this.#config.writer;
    }

    /** Sends to the best region, for what can be repeated once more to another, and past all of them to the load balancer. */
    async forward(inbound: Inbound, path: Reachable, inBackground: InBackground): Promise<Response> {
        const { fetch, now } = this.#platform;
        const { timeouts } = this.#config;
        const arrived = now();
        const plan = planRoute(this.#table.at(arrived), { ...this.#question(inbound), retry: this.#config.retry });
        if (plan.kind === "fail-open") return this.stepAside(inbound, "all-regions-bad");

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

    /** The way of a write that only the writer may do. */
    wayToWriter(inbound: Inbound, path: Reachable, inBackground: InBackground): WriterWay {
        const { now } = this.#platform;
        const question = this.#question(inbound);
        const known = this.#table.at(now());
        const region = known.find((entry) => entry.region.name === question.writer)?.region;
        const around = this.#around(inBackground);
        return {
            open: takesWrites(known, question),
            send: () => {
                if (region === undefined) throw new Error(`the writer must be a region, got ${question.writer}`);
                const deadline = now() + this.#config.timeouts.writeMs;
                const headers = this.#epochHeaders();
                return deliver({ inbound, path, first: region, second: undefined, deadline, headers }, around);
            },
            conclude: (delivery) => concluded(delivery, inbound.safe),
            discard: around.discard,
        };
    }

    /** Leaves the choice of the region to the load balancer. */
    async stepAside(inbound: Inbound, reason: FailOpenReason): Promise<Response> {
        const passed = await failOpen(this.#platform.fetch, inbound.forLoadBalancer(), reason, unhurriedMs);
        return answer(passed, "the load balancer", inbound.safe);
    }

    #question({ method, repeatable, tenant }: Inbound) {
        const decisions = this.#snapshots.current()?.regions;
        return { method, repeatable, tenant, writer: this.writer, decisions };
    }

    #epochHeaders(): Readonly<Record<string, string>> {
        const snapshot = this.#snapshots.current();
        return snapshot === undefined ? {} : { [writerEpochHeader]: String(snapshot.writerEpoch) };
    }

    #around(inBackground: InBackground): Surroundings {
        const { fetch, now } = this.#platform;
        this.#retries = withRequest(this.#retries, now());
        return {
            config: this.#config,
            table: this.#table,
            coordination: this.#coordination,
            mayRetry: () => this.#mayRetry(),
            fetch,
            now,
            discard: (response) => inBackground(drop(response)),
        };
    }

    #mayRetry(): boolean {
        const { allowed, budget } = spend(this.#retries, this.#platform.now());
        this.#retries = budget;
        return allowed;
    }
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
