import assert from "node:assert/strict";
import { Duration } from "../../../components/core/duration.ts";
import { type Objectives, objectivesProblems, plainObjectives } from "../../../components/core/objectives.ts";

const load = { target: 1, peak: 2 };
const good: Objectives = {
    availability: 0.999,
    recoveryTime: { target: Duration.minutes(5), achievable: Duration.minutes(15) },
    recoveryPoint: { target: Duration.seconds(0), achievable: Duration.minutes(15) },
    triggers: {
        database: { unreachable: Duration.seconds(30), failover: Duration.seconds(60) },
        errorRate: { ratio: 0.1, failover: Duration.seconds(30) },
        partition: { failover: Duration.seconds(120) },
    },
    load: { requestsPerSecond: load, writesPerSecond: load, users: load, tenants: load },
    latency: {
        read: { p50: Duration.milliseconds(10), p95: Duration.milliseconds(25), p99: Duration.milliseconds(50) },
    },
};

describe("objectives", () => {
    it("accepts what the systems promise", () => {
        assert.deepEqual(objectivesProblems(good), []);
    });

    it("refuses an availability given in percent", () => {
        assert.deepEqual(objectivesProblems({ ...good, availability: 99.9 }), [
            { path: "objectives.availability", reason: "must lie between 0 and 1 (99.9 % is 0.999), got 99.9" },
        ]);
    });

    it("refuses a ratio outside 0 to 1, an achievable time below its target, and percentiles that fall", () => {
        const problems = objectivesProblems({
            ...good,
            recoveryTime: { target: Duration.minutes(5), achievable: Duration.minutes(1) },
            triggers: { ...good.triggers, errorRate: { ratio: 10, failover: Duration.seconds(30) } },
            latency: {
                read: { p50: Duration.milliseconds(10), p95: Duration.milliseconds(5), p99: Duration.milliseconds(50) },
            },
        });
        assert.deepEqual(
            problems.map(({ path, reason }) => `${path} ${reason}`),
            [
                "objectives.triggers.errorRate.ratio must lie between 0 and 1, got 10",
                "objectives.recoveryTime.achievable must not be shorter than the target of 5 min: then the target is what should be lowered, got 1 min",
                "objectives.latency.read must not fall from p50 to p99, got 10 ms, 5 ms, 50 ms",
            ],
        );
    });

    it("keeps target and achievable apart in the plain form, with the unit in every name", () => {
        const plain = plainObjectives(good);
        assert.deepEqual(plain.recoveryPoint, { targetSeconds: 0, achievableSeconds: 900 });
        assert.equal(plain.triggers.database?.unreachableSeconds, 30);
        assert.deepEqual(plain.latency.read, { p50Milliseconds: 10, p95Milliseconds: 25, p99Milliseconds: 50 });
    });
});
