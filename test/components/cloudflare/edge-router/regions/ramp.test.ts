import assert from "node:assert/strict";
import fc from "fast-check";
import { defaultCoordination } from "../../../../../components/cloudflare/edge-router/coordination/config.ts";
import { entryOf } from "../../../../../components/cloudflare/edge-router/regions/latency.ts";
import {
    isLastStep,
    isProven,
    observed,
    rampStep,
    rampVerdict,
    shareOf,
} from "../../../../../components/cloudflare/edge-router/regions/ramp.ts";

const rule = defaultCoordination.ramp;

function step(requests: number, failures = 0, milliseconds = 10) {
    const latencies = Array.from({ length: entryOf(milliseconds) + 1 }, (_, entry) =>
        entry === entryOf(milliseconds) ? requests - failures : 0,
    );
    return observed(rampStep(2, 0), { requests, hard: failures, serverErrors: 0 }, latencies);
}

describe("a step of the return", () => {
    it("[ET-08] admits 1, 5, 10, 25, 50 and 100 percent in turn", () => {
        assert.deepEqual(
            [0, 1, 2, 3, 4, 5].map((index) => shareOf(rampStep(index, 0), rule)),
            [1, 5, 10, 25, 50, 100],
        );
        assert.deepEqual(
            [4, 5].map((index) => isLastStep(rampStep(index, 0), rule)),
            [false, true],
        );
    });

    it("lasts fifteen seconds and fifty results", () => {
        assert.equal(rampVerdict(step(50), undefined, rule, 14_999), "stay");
        assert.equal(rampVerdict(step(49), undefined, rule, 15_000), "stay");
        assert.equal(rampVerdict(step(50), undefined, rule, 15_000), "next");
    });

    it("lasts a minute when there is little traffic", () => {
        assert.equal(rampVerdict(step(3), undefined, rule, 59_999), "stay");
        assert.equal(rampVerdict(step(3), undefined, rule, 60_000), "next");
    });

    it("is taken back when more than 5 percent fail with confidence", () => {
        assert.equal(rampVerdict(step(200, 12), undefined, rule, 1000), "stay");
        assert.equal(rampVerdict(step(200, 18), undefined, rule, 1000), "back");
    });

    it("is taken back when answers are more than twice as slow as they used to be", () => {
        assert.equal(rampVerdict(step(60, 0, 20), Math.sqrt(128), rule, 15_000), "next");
        assert.equal(rampVerdict(step(60, 0, 32), Math.sqrt(128), rule, 1000), "back");
        assert.equal(rampVerdict(step(49, 0, 32), Math.sqrt(128), rule, 1000), "stay");
    });

    it("ends the return when nothing at all succeeds", () => {
        assert.equal(rampVerdict(step(4, 4), undefined, rule, 1000), "stay");
        assert.equal(rampVerdict(step(5, 5), undefined, rule, 1000), "open");
        assert.equal(rampVerdict(step(6, 5), undefined, rule, 1000), "stay");
    });

    it("has shown that a region can be relied on with twenty results, or when a minute was quiet, and none of it bad", () => {
        assert.equal(isProven(step(19), undefined, rule, 59_999), false);
        assert.equal(isProven(step(20), undefined, rule, 0), true);
        assert.equal(isProven(step(0), undefined, rule, 60_000), true);
        assert.equal(isProven(step(20, 10), undefined, rule, 60_000), false);
        assert.equal(isProven(step(5, 5), undefined, rule, 60_000), false);
        assert.equal(isProven(step(60, 0, 32), Math.sqrt(128), rule, 60_000), false);
    });

    it("never goes on before its time, whatever is seen", () => {
        fc.assert(
            fc.property(fc.nat(2000), fc.nat(100), fc.nat(14_999), (requests, percent, now) => {
                const failures = Math.floor((requests * percent) / 100);
                assert.notEqual(rampVerdict(step(requests, failures), undefined, rule, now), "next");
            }),
        );
    });
});
