import assert from "node:assert/strict";
import fc from "fast-check";
import { LeastRecentlyUsed } from "../../../../../components/cloudflare/edge-router/memory/least-recently-used.ts";

describe("a memory of what was used last", () => {
    it("lets go what was not used for the longest time", () => {
        const memory = new LeastRecentlyUsed<number>({ entries: 2, weight: 100 });
        memory.set("a", 1);
        memory.set("b", 2);
        assert.equal(memory.get("a"), 1);
        memory.set("c", 3);
        assert.deepEqual([memory.get("a"), memory.get("b"), memory.get("c")], [1, undefined, 3]);
    });

    it("never holds more than its bounds, and knows what it weighs", () => {
        const step = fc.tuple(
            fc.constantFrom("a", "b", "c", "d", "e", "f"),
            fc.integer({ min: 0, max: 12 }),
            fc.boolean(),
        );
        fc.assert(
            fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
                const memory = new LeastRecentlyUsed<number>({ entries: 4, weight: 10 }, (value) => value);
                const keys = new Set<string>();
                for (const [key, weight, isDeleted] of steps) {
                    if (isDeleted) memory.delete(key);
                    else memory.set(key, weight);
                    keys.add(key);
                    const held = [...keys].flatMap((name) => memory.get(name) ?? []);
                    assert.ok(memory.size <= 4 && memory.weight <= 10);
                    assert.deepEqual(
                        [memory.size, memory.weight],
                        [held.length, held.reduce((sum, value) => sum + value, 0)],
                    );
                }
            }),
        );
    });

    it("forgets the old value of an entry whose new one is too heavy", () => {
        const memory = new LeastRecentlyUsed<number>({ entries: 2, weight: 10 }, (value) => value);
        memory.set("a", 1);
        memory.set("a", 11);
        assert.equal(memory.get("a"), undefined);
    });
});
