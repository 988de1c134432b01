import assert from "node:assert/strict";
import * as fc from "fast-check";
import { inTurn, repeatedProbe } from "../../../policy/time/sum.ts";

const count = fc.integer({ min: 1, max: 1000 });

describe("adding up worst-case times", () => {
    it("shows how a probe's time comes about", () => {
        assert.deepEqual(repeatedProbe({ intervalSeconds: 10, failures: 3, timeoutSeconds: 6 }), {
            seconds: 36,
            shown: "10 s x 3 + 6 s = 36 s",
        });
    });

    it("never finds a failure sooner when a probe is slower in any way", () => {
        const slower = fc.property(count, count, count, count, (intervalSeconds, failures, timeoutSeconds, more) => {
            const probe = { intervalSeconds, failures, timeoutSeconds };
            const { seconds } = repeatedProbe(probe);
            for (const key of ["intervalSeconds", "failures", "timeoutSeconds"] as const) {
                assert.ok(repeatedProbe({ ...probe, [key]: probe[key] + more }).seconds > seconds);
            }
        });
        assert.equal(fc.check(slower).failed, false);
    });

    it("shows the total of what happens in turn, and no total of one thing alone", () => {
        const detection = repeatedProbe({ intervalSeconds: 10, failures: 3, timeoutSeconds: 6 });
        const keeping = { seconds: 60, shown: "60 s of TTL" };
        assert.deepEqual(inTurn(["detects in", detection], ["is kept for", keeping]), {
            seconds: 96,
            shown: "detects in 10 s x 3 + 6 s = 36 s, is kept for 60 s of TTL: 96 s",
        });
        assert.deepEqual(inTurn(["is kept for", keeping]), { seconds: 60, shown: "is kept for 60 s of TTL" });
    });
});
