import type { DurableObjectStorage, SqlValue } from "../runtime.ts";
import { type Depth, type Fullness, fullness } from "./admission.ts";
import type { WriteBounds } from "./config.ts";
import { type DueWrite, dueWriteOf } from "./due-write.ts";
import { meaningOf } from "./idempotency.ts";
import type { OfferedWrite } from "./offered-write.ts";
import type { Operation } from "./operation.ts";
import { numberIn, operationOf, type Row, textIn } from "./outbox-row.ts";
import { newOperationId } from "./shard.ts";
import type { StoredOutcome } from "./stored-outcome.ts";

/**
 * How a write was received: queued (or was before), finished before, refused, or free to go to the writer now.
 * `unordered`: it was taken back, because isolates could not be told that it waits. `underway`: it is too late for that.
 */
export type Reception =
    | { readonly kind: "accepted" | "finished" | "underway"; readonly operation: Operation }
    | { readonly kind: "key-reused" | "unordered" }
    | { readonly kind: "full"; readonly reason: Fullness }
    | { readonly kind: "direct" };

/** How a write ended, or when it is to be sent again. */
export type Progress =
    | { readonly kind: "finished"; readonly state: "done" | "failed"; readonly outcome: StoredOutcome }
    | { readonly kind: "again"; readonly dueAt: number; readonly attempts: number; readonly reason: string }
    | { readonly kind: "parked"; readonly attempts: number; readonly reason: string };

/** The writes of one shard, in their order, as SQLite holds them. Every change is one transaction. */
export class WriteQueue {
    readonly #storage: DurableObjectStorage;
    readonly #bounds: WriteBounds;
    readonly #unfinished: Map<string, number>;

    /** Takes the queue up where it was left: a write that was under way is sent again with the same key. */
    constructor(storage: DurableObjectStorage, bounds: WriteBounds) {
        this.#storage = storage;
        this.#bounds = bounds;
        this.#all("UPDATE writes SET state = 'queued' WHERE head = 1 AND state = 'replaying'");
        const depths = this.#all(
            "SELECT tenant, count(*) AS depth FROM writes WHERE finished_at IS NULL GROUP BY tenant",
        );
        this.#unfinished = new Map(depths.map((row) => [textIn(row, "tenant"), numberIn(row, "depth")]));
    }

    /** Writes that are not finished, the parked ones among them. */
    get depth(): number {
        return [...this.#unfinished.values()].reduce((sum, depth) => sum + depth, 0);
    }

    /** Whether all that is held waits for a person. */
    get isParked(): boolean {
        return this.#all("SELECT 1 FROM writes WHERE head = 1 AND state <> 'parked' LIMIT 1").length === 0;
    }

    /** Queues a write, unless its key is known or there is no room. */
    queue(write: OfferedWrite, now: number): Reception {
        return this.#known(write) ?? this.#insert(write, now);
    }

    /** Queues a write when earlier ones of its key wait; otherwise it may go to the writer. */
    turn(write: OfferedWrite, now: number): Reception {
        const known = this.#known(write);
        if (known !== undefined) return known;
        return this.#isHeld(write.orderKey) ? this.#insert(write, now) : { kind: "direct" };
    }

    operation(id: string): Operation | undefined {
        const [row] = this.#all("SELECT * FROM writes WHERE id = ?", id);
        return row === undefined ? undefined : operationOf(row);
    }

    /** Parked and failed writes in the order they came, at most 1,000. */
    deadLetters(): readonly Operation[] {
        const refused = "SELECT * FROM writes WHERE state IN ('parked', 'failed') ORDER BY sequence LIMIT 1000";
        return this.#all(refused).map(operationOf);
    }

    /** Takes up to `most` writes that are due, the first of each key, those with the fewest failures first. */
    take(most: number, now: number): readonly DueWrite[] {
        return this.#storage.transactionSync(() => {
            const due = this.#all(
                `SELECT * FROM writes WHERE head = 1 AND state = 'queued' AND due_at <= ?
                 ORDER BY attempts, sequence LIMIT ?`,
                now,
                most,
            );
            for (const row of due)
                this.#all("UPDATE writes SET state = 'replaying', sent = 1 WHERE id = ?", textIn(row, "id"));
            return due.map(dueWriteOf);
        });
    }

    /** When the next write is due; undefined when none waits that is not parked or under way. */
    nextDueAt(): number | undefined {
        const [row] = this.#all("SELECT min(due_at) AS due_at FROM writes WHERE head = 1 AND state = 'queued'");
        return row === undefined || row.due_at === null ? undefined : numberIn(row, "due_at");
    }

    /** Notes what became of a write that was taken; one that is no longer under way stays as it is. */
    conclude(id: string, progress: Progress, now: number): void {
        this.#storage.transactionSync(() => {
            const [row] = this.#all("SELECT * FROM writes WHERE id = ? AND state = 'replaying'", id);
            if (row === undefined) return;
            if (progress.kind === "finished") return this.#finish(row, progress.state, progress.outcome, null, now);
            const { attempts, reason } = progress;
            const [state, dueAt] = progress.kind === "again" ? ["queued", progress.dueAt] : ["parked", now];
            const change = "UPDATE writes SET state = ?, due_at = ?, attempts = ?, reason = ? WHERE id = ?";
            this.#all(change, state, dueAt, attempts, reason, id);
        });
    }

    /** Sends a parked write again, or gives it up so that those behind it go on; false when it is not parked. */
    release(id: string, action: "retry" | "discard", now: number): boolean {
        return this.#storage.transactionSync(() => {
            const [row] = this.#all("SELECT * FROM writes WHERE id = ? AND state = 'parked'", id);
            if (row === undefined) return false;
            if (action === "discard") this.#finish(row, "failed", undefined, "given up by its tenant", now);
            else this.#all("UPDATE writes SET state = 'queued', attempts = 0, due_at = ? WHERE id = ?", now, id);
            return true;
        });
    }

    /** Forgets a write that was never sent; false when it was, or is finished. */
    withdraw(id: string): boolean {
        return this.#storage.transactionSync(() => {
            const [row] = this.#all("SELECT * FROM writes WHERE id = ? AND sent = 0", id);
            if (row === undefined) return false;
            this.#all("DELETE FROM writes WHERE id = ?", id);
            this.#left(row);
            return true;
        });
    }

    /** Forgets outcomes older than `keepOutcomesMs` and failures older than `keepFailuresMs`. */
    sweep(keepOutcomesMs: number, keepFailuresMs: number, now: number): void {
        this.#all("DELETE FROM writes WHERE finished_at < ? AND state = 'done'", now - keepOutcomesMs);
        this.#all("DELETE FROM writes WHERE finished_at < ? AND state = 'failed'", now - keepFailuresMs);
    }

    #known(write: OfferedWrite): Reception | undefined {
        const [row] = this.#all(
            "SELECT * FROM writes WHERE tenant = ? AND idempotency_key = ?",
            write.tenant,
            write.idempotencyKey,
        );
        if (row === undefined) return undefined;
        const operation = operationOf(row);
        const earlier = { fingerprint: textIn(row, "fingerprint"), finished: operation.finishedAt !== undefined };
        const meaning = meaningOf(earlier, write.fingerprint);
        if (meaning === "other-write") return { kind: "key-reused" };
        return { kind: meaning === "same-outcome" ? "finished" : "accepted", operation };
    }

    #insert(write: OfferedWrite, now: number): Reception {
        const reason = fullness(this.#depthFor(write.tenant, now), write.body?.length, this.#bounds);
        if (reason !== undefined) return { kind: "full", reason };
        const id = newOperationId(write.shard);
        const { tenant, subject, orderKey, idempotencyKey, fingerprint, method, path, headers, body } = write;
        this.#storage.transactionSync(() => {
            this.#all(
                `INSERT INTO writes (id, tenant, subject, order_key, idempotency_key, fingerprint, method, path, headers,
                    body, state, head, due_at, queued_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?)`,
                ...[id, tenant, subject, orderKey, idempotencyKey, fingerprint, method, path, JSON.stringify(headers)],
                body === undefined || body.length === 0 ? null : bufferOf(body),
                this.#isHeld(orderKey) ? null : 1,
                now,
                now,
            );
        });
        this.#unfinished.set(tenant, (this.#unfinished.get(tenant) ?? 0) + 1);
        const operation = this.operation(id);
        if (operation === undefined) throw new Error("a write that was stored must be found");
        return { kind: "accepted", operation };
    }

    #finish(
        row: Row,
        state: "done" | "failed",
        outcome: StoredOutcome | undefined,
        reason: string | null,
        now: number,
    ): void {
        // What a finished write said is of no use any more, unless a person has to look at it.
        const forget = state === "done" ? ", body = NULL, headers = '{}'" : "";
        this.#all(
            `UPDATE writes SET state = ?, head = NULL, finished_at = ?, reason = ?, status = ?, response_headers = ?,
                response_body = ?${forget} WHERE id = ?`,
            state,
            now,
            reason,
            outcome?.status ?? null,
            outcome === undefined ? null : JSON.stringify(outcome.headers),
            outcome?.body === undefined ? null : bufferOf(outcome.body),
            textIn(row, "id"),
        );
        this.#left(row);
    }

    /** A write has left the unfinished ones: the next of its key comes first. */
    #left(row: Row): void {
        const tenant = textIn(row, "tenant");
        const depth = (this.#unfinished.get(tenant) ?? 0) - 1;
        if (depth > 0) this.#unfinished.set(tenant, depth);
        else this.#unfinished.delete(tenant);
        this.#all(
            `UPDATE writes SET head = 1 WHERE sequence =
                (SELECT min(sequence) FROM writes WHERE order_key = ? AND finished_at IS NULL)`,
            textIn(row, "order_key"),
        );
    }

    #isHeld(orderKey: string): boolean {
        return this.#all("SELECT 1 FROM writes WHERE order_key = ? AND head = 1", orderKey).length > 0;
    }

    #depthFor(tenant: string, now: number): Depth {
        const [row] = this.#all("SELECT min(queued_at) AS oldest FROM writes WHERE head = 1 AND state <> 'parked'");
        const oldest = row === undefined || row.oldest === null ? now : numberIn(row, "oldest");
        return { ofTenant: this.#unfinished.get(tenant) ?? 0, ofShard: this.depth, oldestMs: now - oldest };
    }

    #all(query: string, ...bindings: readonly SqlValue[]): readonly Row[] {
        return this.#storage.sql.exec(query, ...bindings).toArray();
    }
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
    return new Uint8Array(bytes).buffer;
}
