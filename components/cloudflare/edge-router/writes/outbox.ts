import { Invalidator } from "../cache/invalidator.ts";
import { parseConfig, type RouterConfig } from "../configuration/config.ts";
import { defaultCoordination } from "../coordination/config.ts";
import { CoordinatorClient } from "../coordination/coordinator-client.ts";
import type { DurableObjectNamespace, DurableObjectState } from "../runtime.ts";
import { messageOf } from "../sending/attempt.ts";
import { tenantHeader } from "../sending/internal-headers.ts";
import { defaultWrites, type WritesConfig } from "./config.ts";
import { CoordinatorLink } from "./coordinator-link.ts";
import type { DueWrite } from "./due-write.ts";
import { decoded, type OfferedWrite } from "./offered-write.ts";
import { operationResponse, operationView } from "./operation.ts";
import { notParked, receptionResponse } from "./outbox-answer.ts";
import { prepare } from "./outbox-schema.ts";
import { Replayer } from "./replayer.ts";
import { ShardLease } from "./shard-lease.ts";
import { type Reception, WriteQueue } from "./write-queue.ts";

/** What an outbox is bound to: the router's configuration and the coordinators. */
export interface OutboxBindings {
    readonly CONFIG?: unknown;
    readonly COORDINATOR: DurableObjectNamespace;
}

const coordinatorTimeoutMs = 2000;
const leastWaitMs = 5;
const longestWaitMs = 1000;
const roundMs = 10_000;
const cutOffMs = 2000;
const watchMs = 30_000;
const idleMs = 3_600_000;

/**
 * The queued writes of one shard of the tenants, as a Durable Object: `POST /writes` queues a write, `POST /turn` does so
 * when earlier ones of its key wait, `GET /operations/{id}` tells the tenant in `x-ha-tenant` what became of one,
 * `POST /operations/{id}/retry` and `/discard` decide about a parked write, `GET /dead-letters` lists what needs somebody,
 * `POST /watch` sets a lost alarm again. The alarm sends what is queued. A 202 is given when the write is on disk and no
 * isolate can overtake it any more.
 */
export class Outbox {
    readonly #state: DurableObjectState;
    readonly #config: RouterConfig;
    readonly #rules: WritesConfig;
    readonly #queue: WriteQueue;
    readonly #link: CoordinatorLink;
    readonly #invalidator: Invalidator | undefined;
    readonly #replayer: Replayer;
    readonly #lease: ShardLease;

    /** Throws an `Error` with all problems when the configuration is not usable. */
    constructor(state: DurableObjectState, bindings: OutboxBindings) {
        const parsed = parseConfig(bindings.CONFIG);
        if ("problems" in parsed) throw new Error(parsed.problems.join("; "));
        prepare(state.storage);
        const { system, writes, coordination } = parsed.config;
        const now = () => Date.now();
        const log = (event: Readonly<Record<string, unknown>>) => this.#log(event);
        const client = new CoordinatorClient(bindings.COORDINATOR, system, coordinatorTimeoutMs);
        this.#state = state;
        this.#config = parsed.config;
        this.#rules = writes ?? defaultWrites;
        this.#queue = new WriteQueue(state.storage, this.#rules.bounds);
        this.#link = new CoordinatorLink({ client, now, log });
        this.#invalidator = this.#invalidatorBy(client);
        this.#lease = new ShardLease({
            storage: state.storage,
            link: this.#link,
            leaseMs: (coordination ?? defaultCoordination).leaseMs,
            now,
            holding: this.#queue.depth > 0,
            parked: () => this.#queue.isParked,
        });
        this.#replayer = new Replayer({
            queue: this.#queue,
            regions: this.#config.regions,
            rules: this.#rules.replay,
            snapshot: () => this.#link.snapshot,
            expire: () => this.#link.expire(),
            applied: (write) => this.#applied(write),
            fetch: (request, init) => fetch(request, init),
            now,
            log,
        });
        // An alarm that was at work when the process ended may be gone; whoever wakes this object wakes its queue.
        if (this.#queue.depth > 0 || !this.#lease.isFree) state.waitUntil(this.#arm());
    }

    async fetch(request: Request): Promise<Response> {
        const [, resource, id, action] = new URL(request.url).pathname.split("/");
        switch (`${request.method} ${resource}`) {
            case "POST writes":
                return this.#receive(request, (write) => this.#queue.queue(write, Date.now()));
            case "POST turn":
                return this.#receive(request, (write) => this.#queue.turn(write, Date.now()));
            case "GET operations":
                return this.#operation(id ?? "", request.headers.get(tenantHeader));
            case "GET dead-letters":
                return Response.json(this.#deadLetters());
            case "POST operations":
                return this.#release(id ?? "", action, request.headers.get(tenantHeader));
            case "GET state":
                return Response.json(this.#report());
            case "POST watch":
                await this.#arm();
                return Response.json(this.#report());
            default:
                return new Response(null, { status: 404 });
        }
    }

    /** Sends what is due, for ten seconds at most, and sets the next alarm whatever happens. */
    async alarm(): Promise<void> {
        // Should the process end in the middle, this one is left. It does not come while this handler runs.
        await this.#state.storage.setAlarm(Date.now() + cutOffMs);
        try {
            await this.#work(Date.now() + roundMs);
        } catch (error) {
            this.#log({ event: "replay-fault", message: messageOf(error) });
        }
        await this.#arm();
    }

    async #receive(request: Request, receive: (write: OfferedWrite) => Reception): Promise<Response> {
        const write = decoded(new Uint8Array(await request.arrayBuffer()));
        this.#lease.name(write.shard);
        const reception = receive(write);
        if (reception.kind !== "accepted") return receptionResponse(reception, this.#rules.operationsPath);
        this.#lease.stored();
        await this.#arm();
        const { id } = reception.operation;
        const ordered = await this.#lease.acknowledgeable();
        if (!ordered) this.#queue.withdraw(id);
        const operation = this.#queue.operation(id);
        if (operation === undefined) return receptionResponse({ kind: "unordered" }, this.#rules.operationsPath);
        if (operation.finishedAt !== undefined) {
            return receptionResponse({ kind: "finished", operation }, this.#rules.operationsPath);
        }
        const kind = ordered ? "accepted" : "underway";
        return receptionResponse({ kind, operation }, this.#rules.operationsPath);
    }

    async #work(until: number): Promise<void> {
        while (this.#queue.depth > 0 && (Date.now() < until || this.#replayer.underway > 0)) {
            if (this.#link.isDue(Date.now())) await this.#lease.announce();
            if (Date.now() < until) this.#replayer.begin();
            const waitMs = Math.max((this.#replayer.nextAt() ?? until) - Date.now(), leastWaitMs);
            if (this.#replayer.underway === 0 && (waitMs > longestWaitMs || !this.#replayer.ready)) break;
            await this.#replayer.progress(Math.min(waitMs, longestWaitMs));
        }
        if (this.#queue.depth === 0) await this.#lease.giveBack();
        else if (this.#queue.isParked) await this.#lease.announce();
        this.#queue.sweep(this.#rules.keepOutcomesMs, this.#rules.keepFailuresMs, Date.now());
    }

    /** Sets the alarm for the next thing to do: at once, with the next look at the writer, or in an hour to tidy up. */
    async #arm(): Promise<void> {
        const now = Date.now();
        if (this.#queue.depth === 0) {
            return this.#state.storage.setAlarm(now + (this.#lease.isFree ? idleMs : 1000));
        }
        const next = this.#replayer.ready ? this.#replayer.nextAt() : now + 1000;
        return this.#state.storage.setAlarm(Math.min(Math.max(next ?? now + watchMs, now), now + watchMs));
    }

    /** What a write has changed is no longer served from the cache. */
    #applied({ method, path, tenant }: DueWrite): void {
        const [pathname = path] = path.split("?");
        const told = this.#invalidator?.after({ method, path: pathname, tenant });
        if (told !== undefined) this.#state.waitUntil(told);
    }

    #invalidatorBy(client: CoordinatorClient): Invalidator | undefined {
        const { system, cache: config } = this.#config;
        if (config === undefined) return undefined;
        return new Invalidator({
            system,
            config,
            log: (line) => console.log(line),
            known: () => this.#link.snapshot?.generations,
            tell: async (slots) => {
                await client.ask("/invalidations", { slots });
            },
        });
    }

    #operation(id: string, tenant: string | null): Response {
        const operation = this.#queue.operation(id);
        if (operation === undefined || operation.tenant !== tenant) return new Response(null, { status: 404 });
        return operationResponse(operation);
    }

    #deadLetters(): readonly Readonly<Record<string, unknown>>[] {
        return this.#queue.deadLetters().map((letter) => ({ ...operationView(letter), tenant: letter.tenant }));
    }

    async #release(id: string, action: string | undefined, tenant: string | null): Promise<Response> {
        const known = this.#operation(id, tenant);
        if (!known.ok || (action !== "retry" && action !== "discard")) return new Response(null, { status: 404 });
        if (!this.#queue.release(id, action, Date.now())) return notParked();
        await this.#arm();
        return this.#operation(id, tenant);
    }

    #log(event: Readonly<Record<string, unknown>>): void {
        console.log(JSON.stringify({ ...event, system: this.#config.system, shard: this.#lease.shard }));
    }

    #report(): Readonly<Record<string, unknown>> {
        const { rate, failures, pausedUntil } = this.#replayer.pace;
        const { phase, shard } = this.#lease;
        const pausedMs = Math.max(0, pausedUntil - Date.now());
        return { shard, phase, depth: this.#queue.depth, underway: this.#replayer.underway, rate, failures, pausedMs };
    }
}
