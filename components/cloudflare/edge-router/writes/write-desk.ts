import type { RouterConfig } from "../configuration/config.ts";
import { defaultCoordination } from "../coordination/config.ts";
import type { SnapshotSource } from "../coordination/snapshot-source.ts";
import type { Principal } from "../identity/principal.ts";
import { problemResponse } from "../problem.ts";
import type { DurableObjectNamespace } from "../runtime.ts";
import type { Delivery } from "../sending/delivery.ts";
import type { Inbound } from "../sending/inbound.ts";
import { saysStaleEpoch } from "../sending/stale-epoch.ts";
import type { Reachable } from "../versions/versions.ts";
import type { WritesConfig } from "./config.ts";
import { fingerprint } from "./fingerprint.ts";
import { firstStep } from "./first-step.ts";
import { readIdempotencyKey } from "./idempotency.ts";
import { headersToKeep, type OfferedWrite } from "./offered-write.ts";
import { writesUnavailable } from "./outbox-answer.ts";
import { type OutboxAnswer, OutboxClient } from "./outbox-client.ts";
import { shardIn, shardOf } from "./shard.ts";
import { orderKey, type RoutedWrite, routeOf } from "./write-route.ts";

/** What the desk works with. Without `outboxes` nothing can be queued, and `queue` means `reject`. */
export interface WriteDeskOptions {
    readonly config: RouterConfig;
    readonly writes: WritesConfig;
    readonly outboxes: DurableObjectNamespace | undefined;
    readonly snapshots: SnapshotSource;
    readonly now: () => number;
    readonly log: (line: string) => void;
}

/** A write that has come in. */
export interface ArrivedWrite {
    readonly inbound: Inbound;
    readonly path: Reachable;
    readonly principal: Principal | undefined;
}

/** The way to the writer: whether it can be used as far as is known, and what is made of its answer. */
export interface WriterWay {
    readonly open: boolean;
    send(): Promise<Delivery>;
    conclude(delivery: Delivery): Response;
    discard(response: Response): void;
}

/** The isolate's side of writes in a failover: sends, queues or rejects each write, as its route says. */
export class WriteDesk {
    readonly #options: WriteDeskOptions;
    readonly #outbox: OutboxClient | undefined;

    constructor(options: WriteDeskOptions) {
        const { outboxes, config, log } = options;
        this.#options = options;
        const { leaseMs } = config.coordination ?? defaultCoordination;
        this.#outbox = outboxes && new OutboxClient(outboxes, config.system, leaseMs, log);
    }

    /** Whether a write goes the way of reads, to another region if need be. */
    passes(method: string, resource: string): boolean {
        return routeOf(this.#options.writes.routes, method, resource).policy === "pass";
    }

    /** Answers a write of a route that queues or rejects. */
    async handle(write: ArrivedWrite, way: WriterWay): Promise<Response> {
        const { inbound, path, principal } = write;
        const routed = routeOf(this.#options.writes.routes, inbound.method, path.resource);
        // Whose order a write has to keep is known only of one with a verified principal.
        if (routed.policy !== "queue" || principal === undefined || this.#outbox === undefined) return rejecting(way);
        const reading = readIdempotencyKey(inbound.headers);
        if (reading.kind !== "key") return keyProblem(reading.kind);
        const offered = await this.#offered(write, routed, principal, reading.key);
        return this.#queueing(this.#outbox, offered, way);
    }

    /** Whether a path names an operation. */
    isOperation(pathname: string): boolean {
        return pathname.startsWith(`${this.#options.writes.operationsPath}/`);
    }

    /**
     * The operation a path names, for its own tenant; to everybody else there is none. A POST to its `retry` or `discard`
     * sends a parked write again or gives it up.
     */
    async operation(method: string, pathname: string, principal: Principal | undefined): Promise<Response> {
        const { operationsPath, shards } = this.#options.writes;
        const path = pathname.slice(operationsPath.length + 1);
        const [id = "", decision] = path.split("/");
        const allowed = decision === undefined ? "GET" : "POST";
        if (method !== allowed) return methodNotAllowed(method, allowed);
        const shard = shardIn(id, shards);
        if (shard === undefined || principal === undefined) return operationUnknown();
        return (await this.#outbox?.operation(shard, path, principal.tenant, method)) ?? operationUnknown();
    }

    async #queueing(outbox: OutboxClient, offered: OfferedWrite, way: WriterWay): Promise<Response> {
        const { snapshots, now } = this.#options;
        const queueing = snapshots.current()?.queueing;
        const leased = snapshots.isLeased(now());
        const step = firstStep({ open: way.open, leased, queueing }, offered.shard);
        if (step === "queue") return (await outbox.offer("writes", offered)).response;
        if (step === "ask") {
            const turn = await outbox.offer("turn", offered);
            if (turn.mark !== "direct") return turn.response;
        }
        const delivery = await way.send();
        const refused = await refusal(delivery);
        if (delivery.answered && refused === undefined) return way.conclude(delivery);
        // It may have happened: with its key it is sent once more, and the origin does it once.
        const queued: OutboxAnswer = await outbox.offer("writes", offered);
        if (queued.mark !== "kept") return refused === "stale" ? staleWriter() : way.conclude(delivery);
        if (delivery.attempt.kind === "response") way.discard(delivery.attempt.response);
        return queued.response;
    }

    async #offered(
        { inbound, path }: ArrivedWrite,
        routed: RoutedWrite,
        { tenant, subject }: Principal,
        idempotencyKey: string,
    ): Promise<OfferedWrite> {
        const { method, headers, held } = inbound;
        const target = `${path.pathname}${inbound.search}`;
        const contentType = headers.get("content-type");
        return {
            shard: shardOf(tenant, this.#options.writes.shards),
            tenant,
            subject,
            orderKey: orderKey(tenant, routed),
            idempotencyKey,
            fingerprint: await fingerprint({ method, path: target, tenant, contentType, body: held ?? null }),
            method,
            path: target,
            headers: { ...headersToKeep(headers), "x-forwarded-host": inbound.host },
            body: held === undefined ? undefined : new Uint8Array(held),
        };
    }
}

async function rejecting(way: WriterWay): Promise<Response> {
    if (!way.open) return writesUnavailable("the writer is not available");
    const delivery = await way.send();
    return (await refusal(delivery)) === "stale" ? staleWriter() : way.conclude(delivery);
}

/** Why an origin did not do a write, when that is certain: its epoch is past, or the origin asks to come back later. */
async function refusal({ attempt }: Delivery): Promise<"stale" | "busy" | undefined> {
    if (attempt.kind !== "response") return undefined;
    const { response } = attempt;
    if (response.status === 503 && response.headers.has("retry-after")) return "busy";
    const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json") ?? false;
    if (response.status !== 409 || !isProblem) return undefined;
    return saysStaleEpoch(409, await response.clone().text()) ? "stale" : undefined;
}

function staleWriter(): Response {
    return writesUnavailable("another region is becoming the writer");
}

function keyProblem(kind: "missing" | "invalid"): Response {
    return problemResponse({
        kind: `idempotency-key-${kind}`,
        status: 400,
        title: kind === "missing" ? "Idempotency-Key is missing" : "Idempotency-Key is not valid",
        detail:
            kind === "missing"
                ? "a write of this kind needs an Idempotency-Key header, with a new value such as a UUID for each write"
                : "the Idempotency-Key must have 1 to 255 characters, in double quotes or of letters, digits and . _ : ~ + / = -",
    });
}

function operationUnknown(): Response {
    return problemResponse({
        kind: "operation-unknown",
        status: 404,
        title: "Unknown operation",
        detail: "there is no such operation, or it is not yours, or its outcome is no longer kept",
    });
}

function methodNotAllowed(method: string, allowed: string): Response {
    const refused = problemResponse({
        kind: "method-not-allowed",
        status: 405,
        title: "Method not allowed",
        detail: `an operation is read with GET and decided about with POST, got ${method}`,
    });
    refused.headers.set("allow", allowed);
    return refused;
}
