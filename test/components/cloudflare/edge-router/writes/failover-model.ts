import assert from "node:assert/strict";
import { firstStep } from "../../../../../components/cloudflare/edge-router/writes/first-step.ts";
import {
    drained,
    elapsed,
    free,
    type LeaseRecall,
    listed,
    mayAcknowledge,
    returned,
    stored,
} from "../../../../../components/cloudflare/edge-router/writes/lease-recall.ts";
import { prepare } from "../../../../../components/cloudflare/edge-router/writes/outbox-schema.ts";
import { nextStep } from "../../../../../components/cloudflare/edge-router/writes/replay-progress.ts";
import {
    type ReplayAnswer,
    verdictOn,
} from "../../../../../components/cloudflare/edge-router/writes/replay-verdict.ts";
import { type DueWrite, WriteQueue } from "../../../../../components/cloudflare/edge-router/writes/write-queue.ts";
import { exampleWrite } from "./example-write.ts";
import { MemoryStorage } from "./memory-storage.ts";

/** What may happen next; numbers pick among what there is. */
export type Step =
    | { readonly kind: "write"; readonly isolate: number; readonly entity: number }
    | { readonly kind: "wait"; readonly ms: number }
    | { readonly kind: "arrive" | "lose" | "give-up" | "answer" | "refresh" | "tell" | "again"; readonly pick: number }
    | { readonly kind: "replay" | "acknowledge" | "restart" | "close" | "promote" | "silence" | "voice" };

interface ClientWrite {
    readonly key: string;
    readonly entity: string;
    readonly startedAt: number;
    acknowledgedAt: number | undefined;
    appliedAt: number | undefined;
    effects: number;
}

interface Snapshot {
    readonly askedAt: number;
    readonly listed: boolean;
    readonly open: boolean;
    readonly epoch: number;
}

/** A request on its way to the writer's database: of a client's, or a replay by one life of the outbox. */
interface Message {
    readonly write: ClientWrite;
    readonly epoch: number;
    readonly replay: { readonly due: DueWrite; readonly life: number } | undefined;
    answer: ReplayAnswer | undefined;
    abandoned: boolean;
}

export const leaseMs = 2000;
const shard = 3;

/**
 * One shard in a failover: isolates with snapshots, a coordinator that may be silent, the outbox with its real queue and
 * rules, and a database that does each key once and refuses old epochs. Time stands still unless a step lets it pass.
 */
export class FailoverModel {
    readonly #storage = new MemoryStorage();
    readonly #writes: ClientWrite[] = [];
    readonly #messages: Message[] = [];
    readonly #snapshots: (Snapshot | undefined)[] = [undefined, undefined];
    readonly #waiting = new Map<string, ClientWrite>();
    #queue: WriteQueue;
    #recall: LeaseRecall = free;
    #wasHeld = false;
    #life = 0;
    #now = 0;
    #tick = 0;
    #listed = false;
    #silent = false;
    #open = true;
    #epoch = 1;
    #databaseEpoch = 1;

    constructor() {
        prepare(this.#storage);
        this.#queue = this.#opened();
    }

    take(step: Step): void {
        this.#tick++;
        switch (step.kind) {
            case "write":
                this.#write(step.isolate % this.#snapshots.length, `${step.entity % 3}`);
                break;
            case "again":
                this.#repeat(step.pick);
                break;
            case "wait":
                this.#now += step.ms;
                this.#pass();
                break;
            case "arrive":
                this.#arrive(this.#picked(this.#messages, step.pick));
                break;
            case "answer":
                this.#answer(this.#picked(this.#messages, step.pick));
                break;
            case "lose":
            case "give-up":
                this.#giveUp(this.#picked(this.#messages, step.pick));
                break;
            case "refresh":
                this.#refresh(step.pick % this.#snapshots.length);
                break;
            case "tell":
                this.#tell();
                break;
            case "replay":
                this.#replay();
                break;
            case "acknowledge":
                this.#pass();
                break;
            case "restart":
                this.#restart();
                break;
            case "close":
                this.#open = false;
                break;
            case "promote":
                this.#epoch++;
                this.#open = true;
                break;
            case "silence":
                this.#silent = true;
                break;
            case "voice":
                this.#silent = false;
                break;
        }
    }

    /** Lets everything come to its end: the writer works, the coordinator speaks, nothing is lost any more. */
    settle(): void {
        this.#silent = false;
        this.#open = true;
        for (let rounds = 0; this.#queue.depth > 0 || this.#messages.length > 0; rounds++) {
            assert.ok(rounds < 2000, "everything that was queued must be sent in the end");
            for (const message of [...this.#messages]) this.#arrive(message);
            for (const message of [...this.#messages]) this.#answer(message);
            this.#tell();
            this.#now += 100;
            this.#pass();
            this.#replay();
        }
    }

    /** What must hold at the end. */
    check(): void {
        for (const write of this.#writes) {
            assert.ok(write.effects <= 1, `write ${write.key} took effect ${write.effects} times`);
            if (write.acknowledgedAt !== undefined) assert.equal(write.effects, 1, `write ${write.key} was lost`);
        }
        for (const earlier of this.#writes) {
            for (const later of this.#writes) {
                if (earlier.entity !== later.entity || earlier.acknowledgedAt === undefined) continue;
                if (later.startedAt <= earlier.acknowledgedAt || later.appliedAt === undefined) continue;
                const before = earlier.appliedAt !== undefined && earlier.appliedAt < later.appliedAt;
                assert.ok(before, `write ${later.key} overtook ${earlier.key}, which was acknowledged before it`);
            }
        }
    }

    #write(isolate: number, entity: string): void {
        const key = `key-${this.#writes.length}`;
        const write: ClientWrite = {
            key,
            entity,
            startedAt: this.#tick,
            acknowledgedAt: undefined,
            appliedAt: undefined,
            effects: 0,
        };
        this.#writes.push(write);
        this.#send(write, this.#snapshots[isolate]);
    }

    #repeat(pick: number): void {
        const write = this.#picked(this.#writes, pick);
        if (write !== undefined) this.#send(write, this.#snapshots[pick % this.#snapshots.length]);
    }

    #send(write: ClientWrite, snapshot: Snapshot | undefined): void {
        const leased = snapshot !== undefined && this.#now - snapshot.askedAt < leaseMs;
        const queueing = snapshot && (snapshot.listed ? [shard] : []);
        const step = firstStep({ open: snapshot?.open ?? true, leased, queueing }, shard);
        if (step === "queue") {
            this.#offer(write, "queue");
            return;
        }
        if (step === "ask" && !this.#turn(write)) return;
        const epoch = snapshot?.epoch ?? 1;
        this.#messages.push({ write, epoch, replay: undefined, answer: undefined, abandoned: false });
    }

    /** Asks the outbox; true when the write may go to the writer. */
    #turn(write: ClientWrite): boolean {
        const reception = this.#queue.turn(this.#offered(write), this.#now);
        if (reception.kind === "direct") return true;
        this.#received(write, reception.kind);
        return false;
    }

    #offer(write: ClientWrite, way: "queue"): void {
        this.#received(write, this.#queue[way](this.#offered(write), this.#now).kind);
    }

    #received(write: ClientWrite, kind: string): void {
        if (kind === "finished") this.#acknowledge(write);
        if (kind !== "accepted") return;
        this.#recall = stored(this.#recall, this.#now);
        this.#waiting.set(write.key, write);
        this.#pass();
    }

    #offered({ key, entity }: ClientWrite) {
        return exampleWrite({ idempotencyKey: key, fingerprint: key, orderKey: entity });
    }

    /** The database does it, or refuses it, and the answer is on its way back. */
    #arrive(message: Message | undefined): void {
        if (message === undefined || message.answer !== undefined) return;
        const { write, epoch } = message;
        const answer = { kind: "answer", staleEpoch: false, retryAfterMs: undefined } as const;
        this.#databaseEpoch = Math.max(this.#databaseEpoch, epoch);
        if (epoch < this.#databaseEpoch) {
            message.answer = { ...answer, status: 409, staleEpoch: true };
            return;
        }
        if (write.appliedAt === undefined) {
            write.appliedAt = ++this.#tick;
            write.effects++;
        }
        message.answer = { ...answer, status: 201 };
    }

    #answer(message: Message | undefined): void {
        if (message?.answer === undefined) return;
        this.#messages.splice(this.#messages.indexOf(message), 1);
        if (message.abandoned) return;
        if (message.replay !== undefined) {
            this.#concluded(message, message.answer);
            return;
        }
        if (message.answer.status === 201) this.#acknowledge(message.write);
        else this.#offer(message.write, "queue");
    }

    /** Nobody waits for this answer any more; the message itself may still arrive. */
    #giveUp(message: Message | undefined): void {
        if (message === undefined || message.abandoned) return;
        message.abandoned = true;
        if (message.replay === undefined) {
            this.#offer(message.write, "queue");
            return;
        }
        this.#concluded(message, undefined);
    }

    #concluded({ replay, write, epoch }: Message, answer: ReplayAnswer | undefined): void {
        if (replay === undefined || replay.life !== this.#life) return;
        const superseded = this.#epoch > epoch && !this.#silent;
        const verdict = superseded ? "fenced" : verdictOn(answer ?? { kind: "timeout", afterMs: 1 });
        if (verdict === "done") {
            const outcome = { status: 201, headers: {}, body: undefined };
            this.#queue.conclude(replay.due.id, { kind: "finished", state: "done", outcome }, this.#now);
        } else if (verdict !== "failed") {
            const setback = { verdict, blamed: false, retryAfterMs: undefined };
            const step = nextStep(replay.due.attempts, setback, 3, this.#now);
            this.#queue.conclude(replay.due.id, { ...step, reason: "told" }, this.#now);
        }
        assert.notEqual(verdict, "failed", `write ${write.key} must not be refused`);
        if (this.#queue.depth === 0) this.#recall = drained(this.#recall);
        this.#pass();
    }

    #replay(): void {
        if (!this.#open) return;
        for (const due of this.#queue.take(2, this.#now)) {
            const write = this.#writes.find(({ key }) => key === due.idempotencyKey);
            assert.ok(write, "only what was written may be replayed");
            const replay = { due, life: this.#life };
            this.#messages.push({ write, epoch: this.#epoch, replay, answer: undefined, abandoned: false });
        }
    }

    #refresh(isolate: number): void {
        if (this.#silent) return;
        this.#snapshots[isolate] = {
            askedAt: this.#now,
            listed: this.#listed,
            open: this.#open,
            epoch: this.#epoch,
        };
    }

    #tell(): void {
        if (this.#silent) return;
        if (this.#recall.phase === "free") return;
        this.#listed = this.#recall.phase !== "returning";
        this.#recall = returned(listed(this.#recall, this.#now));
    }

    /** Gives the 202s that may be given now. */
    #pass(): void {
        this.#recall = elapsed(this.#recall, leaseMs, this.#now);
        if (this.#recall.phase === "held") this.#wasHeld = true;
        if (this.#recall.phase === "returning") this.#wasHeld = false;
        if (!mayAcknowledge(this.#recall)) return;
        for (const write of this.#waiting.values()) this.#acknowledge(write);
        this.#waiting.clear();
    }

    #acknowledge(write: ClientWrite): void {
        write.acknowledgedAt ??= this.#tick;
    }

    /** The outbox ends and starts again: nobody who waited hears from it, and answers to its replays go nowhere. */
    #restart(): void {
        this.#life++;
        this.#waiting.clear();
        this.#queue = this.#opened();
        const held = this.#queue.depth > 0;
        this.#recall = !held ? { phase: "returning" } : this.#wasHeld ? { phase: "held" } : stored(free, this.#now);
    }

    #opened(): WriteQueue {
        const bounds = { bodyBytes: 1000, writesPerTenant: 1000, writesPerShard: 1000, oldestMs: 10_000_000 };
        return new WriteQueue(this.#storage, bounds);
    }

    #picked<T>(items: readonly T[], pick: number): T | undefined {
        return items[pick % Math.max(items.length, 1)];
    }
}
