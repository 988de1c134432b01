import assert from "node:assert/strict";
import fc from "fast-check";
import {
    leastShare,
    mostShare,
    oddsAgainst,
    oddsAgainstCount,
} from "../../../../../components/cloudflare/edge-router/regions/confidence.ts";

const counts = fc.nat(5000).chain((requests) => fc.tuple(fc.nat(requests), fc.constant(requests)));

describe("confidence in a share of failures", () => {
    it("has bounds that are 1.645 standard deviations from what was seen, each by its own deviation", () => {
        for (const [failures, requests] of [
            [10, 100],
            [3, 20],
            [50, 400],
        ] as const) {
            for (const bound of [leastShare(failures, requests), mostShare(failures, requests)]) {
                const deviation = Math.sqrt((bound * (1 - bound)) / requests);
                assert.ok(Math.abs(Math.abs(failures / requests - bound) / deviation - 1.6449) < 0.0001);
            }
        }
    });

    it("knows nothing from nothing", () => {
        assert.deepEqual([leastShare(0, 0), mostShare(0, 0), oddsAgainst(0, 0, 0.1)], [0, 1, 1]);
    });

    it("puts what was seen between its bounds, and both between 0 and 1", () => {
        fc.assert(
            fc.property(counts, ([failures, requests]) => {
                const seen = requests === 0 ? 0 : failures / requests;
                const bounds = [0, leastShare(failures, requests), seen, mostShare(failures, requests), 1];
                for (const [index, bound] of bounds.entries()) {
                    assert.ok(index === 0 || bound >= (bounds[index - 1] ?? 0) - 1e-12, bounds.join(" "));
                }
            }),
        );
    });

    it("is surer with more failures of as many requests", () => {
        fc.assert(
            fc.property(counts, ([failures, requests]) => {
                fc.pre(failures < requests);
                assert.ok(leastShare(failures + 1, requests) > leastShare(failures, requests));
                assert.ok(oddsAgainst(failures + 1, requests, 0.1) >= oddsAgainst(failures, requests, 0.1));
            }),
        );
    });

    it("knows how rarely a few rare events come together", () => {
        // Of a Poisson distribution with mean 1 a value of 3 or more has the chance 0.0803.
        assert.ok(oddsAgainstCount(3, 1) > 1 && oddsAgainstCount(3, 1) <= 1 / 0.0803);
        assert.deepEqual([oddsAgainstCount(1, 1), oddsAgainstCount(0, 0)], [1, 1]);
        assert.equal(oddsAgainstCount(1, 0), Number.POSITIVE_INFINITY);
    });

    it("never calls an accident rarer than it is", () => {
        // The exact chance of at least 9 failures in 20 at 10 % is 1 in 14,001; the odds must not be above that.
        assert.ok(oddsAgainst(9, 20, 0.1) < 14_001 && oddsAgainst(9, 20, 0.1) > 500, String(oddsAgainst(9, 20, 0.1)));
        assert.equal(oddsAgainst(2, 20, 0.1), 1);
    });
});
