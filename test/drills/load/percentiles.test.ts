import assert from "node:assert/strict";
import fc from "fast-check";
import { percentile, percentilesOf } from "../../../drills/load/percentiles.ts";

describe("percentiles", () => {
    it("are values that occurred, by nearest rank", () => {
        const twenty = Array.from({ length: 20 }, (_, index) => 20 - index);
        assert.deepEqual(
            [0, 0.05, 0.5, 0.95, 0.951, 1].map((share) => percentile(twenty, share)),
            [1, 1, 10, 19, 20, 20],
        );
        assert.deepEqual(percentilesOf([3]), { p50: 3, p95: 3, p99: 3, worst: 3 });
    });

    it("are none of no values, and refuse a share that is none", () => {
        assert.equal(percentile([], 0.5), undefined);
        assert.equal(percentilesOf([]), undefined);
        assert.throws(() => percentile([1], 95), /share must be from 0 to 1, got 95/);
        assert.throws(() => percentile([1], Number.NaN), /got NaN/);
    });

    it("at least the share is not above it, and less than the share is below it", () => {
        const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 });
        fc.assert(
            fc.property(values, fc.integer({ min: 1, max: 1000 }), (list, thousandths) => {
                const share = thousandths / 1000;
                const found = percentile(list, share) ?? Number.NaN;
                assert.ok(list.filter((value) => value <= found).length * 1000 >= thousandths * list.length);
                assert.ok(list.filter((value) => value < found).length * 1000 < thousandths * list.length);
            }),
        );
    });
});
