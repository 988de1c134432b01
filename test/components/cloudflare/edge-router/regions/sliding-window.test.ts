import assert from "node:assert/strict";
import fc from "fast-check";
import {
    type SlidingWindow,
    tallies,
    talliesAfter,
    withTally,
} from "../../../../../components/cloudflare/edge-router/regions/sliding-window.ts";

const windowMs = 10_000;
const add = (left: number, right: number) => left + right;

function filled(times: readonly number[]): SlidingWindow<number> {
    return times.reduce<SlidingWindow<number>>((window, time) => withTally(window, 1, add, time, windowMs), []);
}

function sum(window: SlidingWindow<number>, now: number): number {
    return tallies(window, now, windowMs).reduce(add, 0);
}

const times = fc.array(fc.nat(100_000), { maxLength: 60 }).map((list) => [...list].sort((left, right) => left - right));

describe("a sliding window of seconds", () => {
    it("counts exactly what came in the last ten seconds, the present one included", () => {
        fc.assert(
            fc.property(times, fc.nat(30_000), (list, wait) => {
                const now = (list.at(-1) ?? 0) + wait;
                const second = Math.floor(now / 1000);
                const expected = list.filter((time) => Math.floor(time / 1000) > second - 10).length;
                assert.equal(sum(filled(list), now), expected);
            }),
        );
    });

    it("holds nothing after an idle hour, without being written to", () => {
        const window = filled([0, 500, 9000]);
        assert.equal(sum(window, 9000), 3);
        assert.equal(sum(window, 9000 + 3_600_000), 0);
    });

    it("does not grow beyond its seconds", () => {
        fc.assert(fc.property(times, (list) => assert.ok(filled(list).length <= 10)));
    });

    it("does not count seconds that are still to come when the clock goes back", () => {
        assert.equal(sum(filled([5000]), 4000), 0);
    });

    it("tells what came in seconds after a moment", () => {
        assert.deepEqual(talliesAfter(filled([1000, 1900, 2000, 3500]), 1200), [1, 1]);
    });
});
