import assert from "node:assert/strict";
import fc from "fast-check";
import { Duration } from "../../../components/core/duration.ts";
import { type Probe, probeProblems, worstCaseDetection } from "../../../components/core/probe.ts";

const probe: Probe = {
    path: "/health",
    interval: Duration.seconds(15),
    timeout: Duration.seconds(3),
    retries: 1,
    failures: 1,
    successes: 3,
};

describe("probe", () => {
    it("takes one interval and every attempt of the last probe to notice a failure", () => {
        assert.equal(worstCaseDetection(probe).seconds, 21);
        assert.equal(worstCaseDetection({ ...probe, failures: 3, retries: 0 }).seconds, 48);
    });

    it("never notices sooner when it asks for more failures, more retries or longer waits", () => {
        const count = fc.integer({ min: 1, max: 10 });
        fc.assert(
            fc.property(count, count, count, (failures, retries, seconds) => {
                const base = { ...probe, failures, retries, timeout: Duration.seconds(seconds) };
                const time = worstCaseDetection(base).milliseconds;
                assert.ok(worstCaseDetection({ ...base, failures: failures + 1 }).milliseconds > time);
                assert.ok(worstCaseDetection({ ...base, retries: retries + 1 }).milliseconds > time);
                assert.ok(worstCaseDetection({ ...base, timeout: Duration.seconds(seconds + 1) }).milliseconds > time);
            }),
        );
    });

    it("refuses a probe that contradicts itself, naming each argument", () => {
        const problems = probeProblems({ ...probe, path: "health", failures: 0, successes: 0, retries: -1 }, "probe");
        assert.deepEqual(
            problems.map(({ path, reason }) => `${path} ${reason}`),
            [
                'probe.path must start with "/", got "health"',
                "probe.failures must be at least 1 so that a failure is ever seen, got 0",
                "probe.successes must be at least 1, got 0",
                "probe.retries must not be negative, got -1",
            ],
        );
    });

    it("refuses attempts that do not fit into the interval, and takes those that just fit", () => {
        const crowded = { ...probe, interval: Duration.seconds(5) };
        assert.deepEqual(probeProblems(crowded, "probe"), [
            { path: "probe.timeout", reason: "times 2 attempt(s) must fit into the interval of 5 s, got 6 s" },
        ]);
        assert.deepEqual(probeProblems({ ...probe, interval: Duration.seconds(6) }, "probe"), []);
    });
});
