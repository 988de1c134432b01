import assert from "node:assert/strict";
import fc from "fast-check";
import type { DueWrite } from "../../../../../components/cloudflare/edge-router/writes/due-write.ts";
import { prepare } from "../../../../../components/cloudflare/edge-router/writes/outbox-schema.ts";
import {
    type Progress,
    type Reception,
    WriteQueue,
} from "../../../../../components/cloudflare/edge-router/writes/write-queue.ts";
import { exampleWrite } from "./example-write.ts";
import { MemoryStorage } from "./memory-storage.ts";

const bounds = { bodyBytes: 100, writesPerTenant: 50, writesPerShard: 80, oldestMs: 60_000 };
const outcome = { status: 201, headers: { "content-type": "application/json" }, body: new Uint8Array([123, 125]) };
const done: Progress = { kind: "finished", state: "done", outcome };

function opened(storage = new MemoryStorage()): WriteQueue {
    prepare(storage);
    return new WriteQueue(storage, bounds);
}

function idOf(reception: Reception): string {
    assert.ok(reception.kind === "accepted", reception.kind);
    return reception.operation.id;
}

/** Queues one write of an entity under a key of its own. */
function put(queue: WriteQueue, entity: string, key: string, now = 0): string {
    return idOf(queue.queue(exampleWrite({ orderKey: entity, idempotencyKey: key, fingerprint: key }), now));
}

const step = fc.record({
    kind: fc.constantFrom("put", "put", "turn", "take", "done", "again", "park", "retry", "discard", "reopen"),
    entity: fc.constantFrom("a", "b", "c"),
    pick: fc.nat(30),
});

describe("the queue of writes", () => {
    it("[ET-08] takes one write of a key at a time, in the order they came, whatever happens between", () => {
        fc.assert(
            fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
                const storage = new MemoryStorage();
                let queue = opened(storage);
                let underway: DueWrite[] = [];
                const waiting = new Map<string, string[]>();
                const finish = (write: { orderKey: string; id: string }) => {
                    const ids = waiting.get(write.orderKey) ?? [];
                    assert.equal(ids.shift(), write.id);
                };
                for (const [index, { kind, entity, pick }] of steps.entries()) {
                    const write = underway[pick % Math.max(underway.length, 1)];
                    const parked = queue.deadLetters().find(({ state }) => state === "parked");
                    const held = (waiting.get(entity) ?? []).length > 0;
                    if (kind === "put" || kind === "turn") {
                        const offered = exampleWrite({ orderKey: entity, idempotencyKey: `${index}` });
                        const reception = kind === "put" ? queue.queue(offered, index) : queue.turn(offered, index);
                        // The barrier: only an entity of which nothing waits goes past the queue.
                        assert.equal(reception.kind, kind === "turn" && !held ? "direct" : "accepted");
                        if (reception.kind === "accepted") {
                            waiting.set(entity, [...(waiting.get(entity) ?? []), reception.operation.id]);
                        }
                    } else if (kind === "take") {
                        underway.push(...queue.take(2, index));
                        const keys = underway.map(({ orderKey }) => orderKey);
                        assert.equal(new Set(keys).size, keys.length, "two writes of one key are under way");
                        for (const { orderKey, id } of underway) assert.equal(waiting.get(orderKey)?.[0], id);
                    } else if (kind === "reopen") {
                        underway = [];
                        queue = opened(storage);
                    } else if ((kind === "retry" || kind === "discard") && parked !== undefined) {
                        const [key] = [...waiting].find(([, ids]) => ids[0] === parked.id) ?? [""];
                        assert.equal(queue.release(parked.id, kind, index), true);
                        if (kind === "discard") finish({ orderKey: key, id: parked.id });
                    } else if (write !== undefined && ["done", "again", "park"].includes(kind)) {
                        underway = underway.filter((other) => other !== write);
                        if (kind === "done") finish(write);
                        if (kind === "done") queue.conclude(write.id, done, index);
                        if (kind === "again") {
                            queue.conclude(
                                write.id,
                                { kind: "again", dueAt: index, attempts: 1, reason: "told" },
                                index,
                            );
                        }
                        if (kind === "park")
                            queue.conclude(write.id, { kind: "parked", attempts: 8, reason: "told" }, index);
                    }
                    assert.equal(
                        queue.depth,
                        [...waiting.values()].reduce((sum, ids) => sum + ids.length, 0),
                    );
                }
            }),
            { numRuns: 150 },
        );
    });

    it("tries writes with fewer failures first, so that one bad write does not hold up the others", () => {
        const queue = opened();
        const [bad, good] = [put(queue, "a", "1"), put(queue, "b", "2")];
        assert.equal(queue.take(1, 0)[0]?.id, bad);
        queue.conclude(bad, { kind: "again", dueAt: 0, attempts: 1, reason: "told" }, 0);
        assert.deepEqual(
            queue.take(2, 0).map(({ id }) => id),
            [good, bad],
        );
    });

    it("waits until a write is due, and says when that is", () => {
        const queue = opened();
        const id = put(queue, "a", "1");
        queue.take(1, 0);
        assert.equal(queue.nextDueAt(), undefined);
        queue.conclude(id, { kind: "again", dueAt: 700, attempts: 1, reason: "told" }, 0);
        assert.equal(queue.nextDueAt(), 700);
        assert.deepEqual([queue.take(1, 699).length, queue.take(1, 700).length], [0, 1]);
    });

    it("gives back what was queued, byte for byte, and forgets it when it is done", () => {
        const queue = opened();
        const body = new Uint8Array([0, 10, 255, 123]);
        const id = idOf(queue.queue(exampleWrite({ body }), 5));
        const [taken] = queue.take(1, 5);
        const { shard, fingerprint, ...kept } = exampleWrite();
        assert.deepEqual(taken, { ...kept, id, body, attempts: 0 });
        queue.conclude(id, done, 9);
        assert.deepEqual(queue.operation(id), {
            id,
            tenant: "acme",
            state: "done",
            method: "POST",
            path: "/api/v1/employees/7/hours",
            attempts: 0,
            queuedAt: 5,
            finishedAt: 9,
            reason: undefined,
            outcome,
        });
    });

    it("knows a write by tenant and key: the same again, another under the same key, and another tenant's", () => {
        const queue = opened();
        const id = idOf(queue.queue(exampleWrite(), 0));
        assert.equal(idOf(queue.queue(exampleWrite(), 1)), id);
        assert.equal(idOf(queue.turn(exampleWrite(), 1)), id);
        assert.equal(queue.queue(exampleWrite({ fingerprint: "f2" }), 1).kind, "key-reused");
        assert.notEqual(idOf(queue.queue(exampleWrite({ tenant: "globex", orderKey: "x" }), 1)), id);
        assert.equal(queue.depth, 2);
        queue.take(1, 1);
        queue.conclude(id, done, 2);
        assert.equal(queue.queue(exampleWrite(), 3).kind, "finished");
    });

    it("does not let the age of a parked write close the queue to everybody", () => {
        const queue = opened();
        const id = put(queue, "a", "1");
        assert.deepEqual(queue.queue(exampleWrite({ orderKey: "b", idempotencyKey: "2" }), 60_001), {
            kind: "full",
            reason: "too-old",
        });
        queue.take(1, 0);
        queue.conclude(id, { kind: "parked", attempts: 8, reason: "told" }, 1);
        assert.equal(put(queue, "b", "2", 60_001).length > 0, true);
    });

    it("keeps an outcome for its time and a failure for longer", () => {
        const queue = opened();
        const ids = [put(queue, "a", "1"), put(queue, "b", "2"), put(queue, "c", "3")];
        for (const { id, orderKey } of queue.take(2, 0)) {
            queue.conclude(id, { kind: "finished", state: orderKey === "a" ? "done" : "failed", outcome }, 100);
        }
        const left = () => ids.map((id) => queue.operation(id)?.state);
        queue.sweep(50, 500, 150);
        assert.deepEqual(left(), ["done", "failed", "queued"]);
        queue.sweep(50, 500, 151);
        assert.deepEqual(left(), [undefined, "failed", "queued"]);
        queue.sweep(50, 500, 601);
        assert.deepEqual(left(), [undefined, undefined, "queued"]);
    });

    it("takes a write back that was never sent, and no other", () => {
        const queue = opened();
        const [first, second] = [put(queue, "a", "1"), put(queue, "a", "2")];
        assert.equal(queue.withdraw(first), true);
        const [taken] = queue.take(1, 0);
        assert.equal(taken?.id, second);
        queue.conclude(second, { kind: "again", dueAt: 0, attempts: 0, reason: "told" }, 0);
        assert.equal(queue.withdraw(second), false);
        assert.equal(queue.depth, 1);
    });

    it("has an operator decide about parked writes only", () => {
        const queue = opened();
        const id = put(queue, "a", "1");
        assert.equal(queue.release(id, "discard", 0), false);
        queue.take(1, 0);
        queue.conclude(id, { kind: "parked", attempts: 8, reason: "the writer answered 500" }, 1);
        assert.deepEqual(queue.take(1, 2), []);
        assert.equal(queue.release(id, "discard", 3), true);
        const { state, reason, finishedAt } = queue.operation(id) ?? {};
        assert.deepEqual([state, reason, finishedAt, queue.depth], ["failed", "given up by its tenant", 3, 0]);
    });
});
