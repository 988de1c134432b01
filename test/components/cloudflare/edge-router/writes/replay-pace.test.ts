import assert from "node:assert/strict";
import fc from "fast-check";
import { defaultWrites } from "../../../../../components/cloudflare/edge-router/writes/config.ts";
import {
    nextAt,
    paced,
    permitted,
    places,
    type ReplayEvidence,
    type ReplayPace,
    refilled,
    shareOf,
    spent,
    startingPace,
} from "../../../../../components/cloudflare/edge-router/writes/replay-pace.ts";

const budget = 40;
const width = 6;
const step = fc.record({
    wait: fc.constantFrom(0, 5, 25, 100, 1000, 40_000),
    evidence: fc.option(fc.constantFrom<ReplayEvidence>("fine", "fine", "fine", "slow", "hard")),
    pick: fc.nat(20),
});

interface Moment {
    readonly now: number;
    readonly sent: number;
    readonly underway: number;
    readonly pace: ReplayPace;
}

/** Sends whatever is permitted, while answers come in any order. */
function lived(steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]): readonly Moment[] {
    const underway: number[] = [];
    const moments: Moment[] = [];
    let now = 0;
    let pace = startingPace(budget, now);
    for (const { wait, evidence, pick } of steps) {
        now += wait;
        const [epoch] = evidence === null ? [] : underway.splice(pick % Math.max(underway.length, 1), 1);
        if (evidence !== null && epoch !== undefined) pace = paced(pace, evidence, epoch, budget, now);
        pace = refilled(pace, budget, width, now);
        const sent = permitted(pace, width, underway.length, now);
        for (let count = 0; count < sent; count++) {
            pace = spent(pace);
            underway.push(pace.epoch);
        }
        moments.push({ now, sent, underway: underway.length, pace });
    }
    return moments;
}

describe("the pace of a replay", () => {
    const lives = fc.array(step, { maxLength: 200 });

    it("[ET-08] never sends more than the budget over any time, but for one write for each place", () => {
        fc.assert(
            fc.property(lives, (steps) => {
                const moments = lived(steps);
                for (const [start, first] of moments.entries()) {
                    let sent = 0;
                    for (const moment of moments.slice(start)) {
                        sent += moment.sent;
                        assert.ok(sent <= width + (budget * (moment.now - first.now)) / 1000 + 1e-6);
                    }
                }
            }),
            { numRuns: 50 },
        );
    });

    it("never has more writes under way than places, nor a rate outside a fortieth of the budget and all of it", () => {
        fc.assert(
            fc.property(lives, (steps) => {
                for (const { underway, pace } of lived(steps)) {
                    assert.ok(underway <= width && pace.tokens >= 0);
                    assert.ok(pace.rate >= budget / 40 && pace.rate <= budget);
                }
            }),
        );
    });

    it("never sends while it is paused, and one at a time until an answer has shown the writer well", () => {
        fc.assert(
            fc.property(lives, (steps) => {
                for (const { now, sent, underway, pace } of lived(steps)) {
                    if (now < pace.pausedUntil) assert.equal(sent, 0);
                    if (sent > 0 && pace.failures > 0) assert.equal(underway, 1);
                }
            }),
        );
    });

    it("lets a late answer change nothing", () => {
        const stopped = paced(startingPace(budget, 0), "hard", 0, budget, 100);
        for (const evidence of ["fine", "slow", "hard"] as const) {
            assert.equal(paced(stopped, evidence, 0, budget, 200), stopped);
        }
    });

    it("pauses twice as long after each breakdown, up to half a minute, and starts over after an answer", () => {
        let pace = startingPace(budget, 0);
        const pauses: number[] = [];
        for (let count = 0; count < 7; count++) {
            pace = paced(pace, "hard", pace.epoch, budget, 0);
            pauses.push(pace.pausedUntil);
        }
        assert.deepEqual(pauses, [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
        const well = paced(pace, "fine", pace.epoch, budget, 0);
        assert.deepEqual([well.failures, places(pace, width, 0), places(well, width, 0)], [0, 1, 6]);
    });

    it("rises to the whole budget in about ten seconds of good answers, and halves once a second when they are slow", () => {
        let pace = startingPace(budget, 0);
        let now = 0;
        for (; pace.rate < budget; now += 1000 / pace.rate) pace = paced(pace, "fine", 0, budget, now);
        assert.ok(now > 5000 && now < 12_000, `it took ${now} ms`);
        const slower = paced(paced(pace, "slow", 0, budget, 100_000), "slow", 0, budget, 100_999);
        assert.equal(slower.rate, 20);
        assert.equal(paced(slower, "slow", 0, budget, 101_000).rate, 10);
    });

    it("says when it has something to do", () => {
        const pace = { ...startingPace(budget, 0), tokens: 0.5 };
        assert.equal(nextAt(pace), 50);
        assert.equal(nextAt({ ...pace, pausedUntil: 700 }), 700);
        assert.equal(permitted(refilled(pace, budget, width, 50), width, 0, 50), 1);
    });

    it("shares the system's budget among the outboxes that hold writes", () => {
        assert.deepEqual(
            [0, 1, 4].map((queueing) => shareOf(defaultWrites.replay, queueing)),
            [40, 40, 10],
        );
    });
});
