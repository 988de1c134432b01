import assert from "node:assert/strict";
import fc from "fast-check";
import { saysStaleEpoch } from "../../../../../components/cloudflare/edge-router/sending/stale-epoch.ts";
import { nextStep, type Setback } from "../../../../../components/cloudflare/edge-router/writes/replay-progress.ts";
import { verdictOn } from "../../../../../components/cloudflare/edge-router/writes/replay-verdict.ts";

function verdict(status: number, changes: { staleEpoch?: boolean; retryAfterMs?: number } = {}) {
    return verdictOn({ kind: "answer", status, staleEpoch: false, retryAfterMs: undefined, ...changes });
}

describe("the verdict on an answer to a replay", () => {
    it("is final for success and for refusals, and never for anything else", () => {
        const table = [
            [200, "done"],
            [201, "done"],
            [204, "done"],
            [303, "done"],
            [400, "failed"],
            [403, "failed"],
            [404, "failed"],
            [409, "failed"],
            [422, "failed"],
            [401, "again"],
            [500, "again"],
            [501, "again"],
            [507, "again"],
            [408, "busy"],
            [425, "busy"],
            [429, "busy"],
            [502, "stop"],
            [503, "stop"],
            [504, "stop"],
            [522, "stop"],
            [530, "stop"],
        ] as const;
        for (const [status, expected] of table) assert.equal(verdict(status), expected, String(status));
    });

    it("lets an origin ask to come back later", () => {
        assert.equal(verdict(503, { retryAfterMs: 5000 }), "busy");
        assert.equal(verdict(409, { retryAfterMs: 1000 }), "busy");
        assert.equal(verdict(502, { retryAfterMs: 1000 }), "stop");
    });

    it("takes a stale epoch for no outcome, and silence for a breakdown", () => {
        assert.equal(verdict(409, { staleEpoch: true }), "fenced");
        assert.equal(verdictOn({ kind: "timeout", afterMs: 5000 }), "stop");
        assert.equal(verdictOn({ kind: "no-connection", message: "refused" }), "stop");
    });

    it("reads a stale epoch from the problem's type alone", () => {
        const says = (status: number, body: unknown) => saysStaleEpoch(status, JSON.stringify(body));
        assert.equal(says(409, { type: "urn:problem:stale-epoch" }), true);
        assert.equal(says(409, { type: "https://errors.example.com/stale-epoch" }), true);
        assert.equal(says(400, { type: "urn:problem:stale-epoch" }), false);
        assert.equal(says(409, { type: "urn:problem:conflict", detail: "stale-epoch" }), false);
        assert.equal(says(409, { type: "urn:problem:not-a-stale-epoch" }), false);
        assert.equal(says(409, ["stale-epoch"]), false);
        assert.equal(says(409, null), false);
        assert.equal(saysStaleEpoch(409, "stale-epoch"), false);
    });
});

describe("what a write does after a setback", () => {
    const setback: fc.Arbitrary<Setback> = fc.record({
        verdict: fc.constantFrom("again", "busy", "stop", "fenced"),
        blamed: fc.boolean(),
        retryAfterMs: fc.option(fc.nat(100_000), { nil: undefined }),
    });

    it("is parked for its own failures alone", () => {
        fc.assert(
            fc.property(fc.array(setback, { maxLength: 40 }), (setbacks) => {
                let attempts = 0;
                for (const [index, happened] of setbacks.entries()) {
                    const step = nextStep(attempts, happened, 8, 0);
                    const own = setbacks
                        .slice(0, index + 1)
                        .filter((one) => one.verdict === "again" || (one.verdict === "stop" && one.blamed));
                    assert.equal(step.kind === "parked", own.length >= 8);
                    if (step.kind === "parked") return;
                    attempts = step.attempts;
                }
            }),
        );
    });

    it("never waits longer than a minute, and longer with each failure of its own", () => {
        const waits = [0, 1, 2, 3, 20].map((attempts) => {
            const step = nextStep(attempts, { verdict: "again", blamed: false, retryAfterMs: undefined }, 99, 0);
            return step.kind === "again" ? step.dueAt : undefined;
        });
        assert.deepEqual(waits, [1000, 2000, 4000, 8000, 60_000]);
        fc.assert(
            fc.property(setback, fc.nat(90), (happened, attempts) => {
                const step = nextStep(attempts, happened, 99, 5);
                assert.ok(step.kind === "again" && step.dueAt >= 5 && step.dueAt <= 60_005);
            }),
        );
    });

    it("waits as long as the origin asks", () => {
        const step = nextStep(3, { verdict: "busy", blamed: false, retryAfterMs: 7000 }, 8, 0);
        assert.deepEqual(step, { kind: "again", dueAt: 7000, attempts: 3 });
    });
});
