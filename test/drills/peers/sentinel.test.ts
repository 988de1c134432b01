import assert from "node:assert/strict";
import { Duration } from "../../../components/core/duration.ts";
import type { RunResult } from "../../../drills/drill.ts";
import { failoverAfterKill, returnAfterFreeze } from "../../../drills/peers/sentinel/failover.ts";
import { AS_RENDERED, longestSilence } from "../../../drills/peers/sentinel/scene.ts";
import { requireProgram } from "../../programs/program.ts";

const TIMES = { downAfter: Duration.seconds(1), failover: Duration.seconds(5) };

describe("the Sentinel drill on real programs", function () {
    this.timeout(120_000);
    const { signal } = new AbortController();
    let killed: RunResult;
    let frozen: RunResult;

    before(async function () {
        for (const program of ["redis-server", "redis-sentinel", "redis-cli"] as const) requireProgram(this, program);
        [killed, frozen] = await Promise.all([
            failoverAfterKill(TIMES, signal),
            returnAfterFreeze(TIMES, AS_RENDERED, signal),
        ]);
    });

    it("[AG-05] takes writes again after a kill, and no sooner than Sentinels can notice", () => {
        const [silence, lost] = killed.measurements;
        assert.equal(lost?.name, "confirmed writes lost by a kill");
        assert.ok(silence && silence.value >= 1 && silence.value < 30, JSON.stringify(silence));
        assert.equal(silence.bound, 6);
    });

    it("[AG-05] has a primary that wakes up become a replica, which keeps no writes for itself", () => {
        assert.deepEqual(frozen.invariants, [{ id: "a-woken-primary-becomes-a-replica", counterexamples: [] }]);
        const kept = frozen.measurements.find(({ name }) => name === "woken primary takes writes for");
        assert.ok(kept && kept.value < 10, JSON.stringify(frozen.measurements));
    });
});

describe("the longest silence", () => {
    const at = (...times: readonly number[]) => times.map((time) => ({ key: String(time), at: time }));

    it("is counted from the last write confirmed before the moment", () => {
        assert.equal(longestSilence(at(0, 9000, 9500, 12_000, 12_100), 9600), 2.5);
    });

    it("is none where nothing came after", () => {
        assert.equal(longestSilence(at(0, 1000), 1500), 0);
        assert.equal(longestSilence([], 0), 0);
    });
});
