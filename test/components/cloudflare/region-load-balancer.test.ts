import assert from "node:assert/strict";
import fc from "fast-check";
import { planProbe, timeToFailOver } from "../../../components/cloudflare/region-load-balancer.ts";
import { Duration } from "../../../components/core/duration.ts";
import { probeProblems } from "../../../components/core/probe.ts";

describe("region load balancer's probe", () => {
    it("[ET-05] leaves a failed region in under 30 s with probes each 15 s", () => {
        const probe = planProbe("/api/health", Duration.seconds(30), Duration.seconds(15));
        assert.equal(probe.failures, 1);
        assert.equal(probe.timeout.seconds, 4);
        assert.equal(timeToFailOver(probe).seconds, 28);
    });

    it("[ET-06] is patient when the objective allows it: three failures in a row within 120 s", () => {
        const probe = planProbe("/api/health", Duration.seconds(120), Duration.seconds(15));
        assert.deepEqual([probe.failures, probe.timeout.seconds, timeToFailOver(probe).seconds], [3, 5, 60]);
    });

    it("[trap 17] refuses an objective that no probe at the plan's shortest interval can meet", () => {
        assert.throws(
            () => planProbe("/api/health", Duration.seconds(20), Duration.seconds(60)),
            /failover must be longer than 67 s, the fastest that probes each 1 min can be, got 20 s; a shorter interval needs a higher Cloudflare plan/,
        );
    });

    it("meets every objective that it accepts, with a probe that does not contradict itself", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 600 }), fc.constantFrom(10, 15, 60), (seconds, interval) => {
                const objective = Duration.seconds(seconds);
                try {
                    const probe = planProbe("/", objective, Duration.seconds(interval));
                    assert.ok(timeToFailOver(probe).milliseconds < objective.milliseconds);
                    assert.deepEqual(probeProblems(probe, "probe"), []);
                } catch (error) {
                    assert.match(String(error), /must be longer than/);
                    assert.ok(seconds <= interval + 2 + 5, `an objective of ${seconds} s could have been met`);
                }
            }),
        );
    });
});
