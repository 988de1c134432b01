import { parseConfig, type RouterConfig } from "../configuration/config.ts";
import { decide } from "../regions/decide.ts";
import type { PairEvent } from "../regions/pair-event.ts";
import type { PairRules, PairState } from "../regions/pair-state.ts";
import { decisionOf } from "../regions/region-decision.ts";
import type { DurableObjectState } from "../runtime.ts";
import { messageOf } from "../sending/attempt.ts";
import { type CoordinationConfig, defaultCoordination } from "./config.ts";
import { CoordinatorStore } from "./coordinator-store.ts";
import { probe } from "./prober.ts";
import { readNumbers, readReport } from "./report-reader.ts";
import type { Snapshot } from "./snapshot.ts";

/** The coordination script's bindings; `CONFIG` is the router's configuration. */
export interface CoordinationBindings {
    readonly CONFIG?: unknown;
}

const mostShards = 65_536;
const mostSlots = 65_536;

/**
 * Decides about the regions of one system for all isolates, on their counts and on probes of its own. Decisions survive
 * a restart; evidence comes back by itself. With a configuration that cannot be used it refuses everything.
 */
export class RegionCoordinator {
    readonly #state: DurableObjectState;
    readonly #store: CoordinatorStore;
    readonly #config: RouterConfig | undefined;
    readonly #rules: PairRules;
    #pair: PairState;
    #lastAt: number;
    readonly #checkedAt = new Map<string, number>();

    constructor(state: DurableObjectState, bindings: CoordinationBindings) {
        this.#state = state;
        this.#store = new CoordinatorStore(state.storage);
        const parsed = parseConfig(bindings.CONFIG);
        if ("problems" in parsed) log({ event: "config-invalid", problems: parsed.problems });
        this.#config = "config" in parsed ? parsed.config : undefined;
        this.#rules = rulesOf(this.#config);
        this.#pair = this.#store.load(this.#rules, Date.now());
        this.#lastAt = Date.now();
        void state.blockConcurrencyWhile(() => this.#arm(Date.now()));
    }

    /** Answers isolates, outboxes and the clock; 400 to what it cannot read. */
    async fetch(request: Request): Promise<Response> {
        if (this.#config?.coordination === undefined) return told("nothing is configured to be coordinated", 503);
        const { pathname } = new URL(request.url);
        try {
            return await this.#answer(`${request.method} ${pathname}`, request);
        } catch (error) {
            return told(messageOf(error), 400);
        }
    }

    /** Checks all regions and decides; it is armed again however that ends. */
    async alarm(): Promise<void> {
        const began = Date.now();
        try {
            await Promise.all((this.#config?.regions ?? []).map(({ name }) => this.#check(name, false)));
            this.#decide({ kind: "tick" });
        } finally {
            await this.#arm(Math.max(Date.now(), began + this.#rules.probe.intervalMs));
        }
    }

    async #answer(route: string, request: Request): Promise<Response> {
        const now = Date.now();
        switch (route) {
            case "GET /snapshot":
                this.#decide({ kind: "tick" });
                return Response.json(this.#snapshot());
            case "POST /reports":
                this.#decide({ kind: "report", ...readReport(await request.json()) });
                return Response.json(this.#snapshot());
            case "POST /queueing":
                this.#setQueueing(await request.json(), now);
                return Response.json(this.#snapshot());
            case "POST /invalidations":
                this.#store.invalidate(readNumbers(await request.json(), "slots", mostSlots), now);
                return Response.json(this.#snapshot());
            case "GET /decisions":
                return Response.json(this.#store.decisions());
            case "POST /watch":
                return Response.json({ late: await this.#watch(now) });
            default:
                return told(`no such path: ${route}`, 404);
        }
    }

    #setQueueing(body: unknown, now: number): void {
        const wrapped = typeof body === "object" && body !== null && "shard" in body ? [body.shard] : [];
        const [shard] = readNumbers({ shard: wrapped }, "shard", mostShards);
        const queueing = typeof body === "object" && body !== null && "queueing" in body ? body.queueing : undefined;
        if (shard === undefined || typeof queueing !== "boolean") {
            throw new Error("shard must be a number and queueing true or false");
        }
        this.#store.setQueueing(shard, queueing, now);
    }

    /** Alarms stop after too many failures, so that somebody else has to look: true when one was late. */
    async #watch(now: number): Promise<boolean> {
        const armed = await this.#state.storage.getAlarm();
        const late = armed === null || now - armed > 5000;
        if (late) await this.#state.storage.setAlarm(now);
        return late;
    }

    #decide(event: PairEvent): void {
        const moment = { now: Date.now(), chance: Math.random(), writesWait: this.#store.queueing().length > 0 };
        const { state, decisions, suspected } = decide(this.#pair, event, moment, this.#rules);
        this.#pair = state;
        if (decisions.length > 0) this.#store.save(state, decisions);
        for (const line of decisions) log({ system: this.#config?.system, ...line });
        for (const name of suspected) this.#checkAtOnce(name, moment.now);
    }

    /** All the checks that a verdict takes, together: three in turn would take longer than a failover may. */
    #checkAtOnce(name: string, now: number): void {
        if (now - (this.#checkedAt.get(name) ?? 0) < this.#rules.probe.intervalMs) return;
        this.#checkedAt.set(name, now);
        const checks = Array.from({ length: this.#rules.probe.failures }, () => this.#check(name, true));
        this.#state.waitUntil(Promise.all(checks));
    }

    async #check(name: string, suspected: boolean): Promise<void> {
        const region = this.#config?.regions.find((candidate) => candidate.name === name);
        if (region === undefined) return;
        const result = await probe((request, init) => fetch(request, init), region, this.#rules.probe, suspected);
        this.#decide({ kind: "probe", region: name, result });
    }

    #snapshot(): Snapshot {
        this.#lastAt = Math.max(Date.now(), this.#lastAt + 1);
        const { epoch, writer, writerEpoch, regions } = this.#pair;
        const told = Object.entries(regions).map(([name, region]) => [name, decisionOf(region, this.#rules)] as const);
        return {
            schemaVersion: 1,
            epoch,
            at: this.#lastAt,
            writer,
            writerEpoch,
            regions: Object.fromEntries(told),
            queueing: this.#store.queueing(),
            generations: this.#store.generations(),
        };
    }

    async #arm(at: number): Promise<void> {
        if (this.#config?.coordination === undefined) return;
        await this.#state.storage.setAlarm(at);
    }
}

function rulesOf(config: RouterConfig | undefined): PairRules {
    const coordination: CoordinationConfig = config?.coordination ?? defaultCoordination;
    const regions = config?.regions.map((region) => region.name) ?? [];
    return { ...coordination, regions, writer: config?.writer ?? "" };
}

function told(message: string, status: number): Response {
    return new Response(JSON.stringify({ message }), { status, headers: { "content-type": "application/json" } });
}

function log(line: Readonly<Record<string, unknown>>): void {
    console.log(JSON.stringify(line));
}
