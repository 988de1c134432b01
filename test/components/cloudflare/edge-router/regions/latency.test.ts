import assert from "node:assert/strict";
import fc from "fast-check";
import {
    entryOf,
    faded,
    type Latencies,
    p95,
    total,
    withLatencies,
} from "../../../../../components/cloudflare/edge-router/regions/latency.ts";

function counted(milliseconds: readonly number[]): Latencies {
    return milliseconds.reduce<Latencies>((sum, time) => {
        const one = Array.from({ length: entryOf(time) + 1 }, (_, entry) => (entry === entryOf(time) ? 1 : 0));
        return withLatencies(sum, one);
    }, []);
}

const times = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 200 });

describe("latencies", () => {
    it("tell the 95th percentile to within the width of an entry", () => {
        fc.assert(
            fc.property(times, (list) => {
                const sorted = [...list].sort((left, right) => left - right);
                const exact = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
                const told = p95(counted(list)) ?? 0;
                assert.ok(told >= exact - 1e-6 && told <= exact * Math.SQRT2 + 1e-6, `${told} for ${exact}`);
            }),
        );
    });

    it("tell nothing of nothing", () => {
        assert.deepEqual([p95([]), p95([0, 0])], [undefined, undefined]);
    });

    it("add up in any order", () => {
        fc.assert(
            fc.property(times, times, (left, right) => {
                assert.deepEqual(
                    withLatencies(counted(left), counted(right)),
                    withLatencies(counted(right), counted(left)),
                );
                assert.equal(total(withLatencies(counted(left), counted(right))), left.length + right.length);
            }),
        );
    });

    it("fade without changing what they tell", () => {
        const many = counted([10, 20, 500]).map((count) => count * 5000);
        assert.deepEqual([total(faded(many)), p95(faded(many))], [7500, p95(many)]);
        assert.deepEqual(faded([1, 2]), [1, 2]);
    });
});
