import assert from "node:assert/strict";
import { circuitBreakerProblems, plainCircuitBreaker } from "../../../../components/core/circuit-breaker.ts";
import { objectivesProblems, plainObjectives } from "../../../../components/core/objectives.ts";
import { probeProblems } from "../../../../components/core/probe.ts";
import { backupPlans, OBJECTIVES } from "../../../../stacks/systems/esta-tracker/objectives.ts";
import {
    BYPASS_PROBE,
    CACHE_POLICY,
    CIRCUIT_BREAKERS,
    HEALTH_PATHS,
    PROBES,
} from "../../../../stacks/systems/esta-tracker/tables.ts";

describe("ESTA Tracker's promises", () => {
    it("[ET-01] [ET-04] [ET-05] [ET-06] [ET-14] are the document's objectives, target and achievable apart", () => {
        assert.deepEqual(objectivesProblems(OBJECTIVES), []);
        const { availability, recoveryTime, recoveryPoint, triggers } = plainObjectives(OBJECTIVES);
        assert.equal(availability, 0.999);
        assert.deepEqual(recoveryTime, { targetSeconds: 300, achievableSeconds: 900 });
        assert.deepEqual(recoveryPoint, { targetSeconds: 0, achievableSeconds: 900 });
        assert.deepEqual(triggers, {
            database: { unreachableSeconds: 30, failoverSeconds: 60 },
            errorRate: { ratio: 0.1, failoverSeconds: 30 },
            partition: { failoverSeconds: 120 },
        });
    });

    it("[ET-11] [ET-12] [PL-07] carry the document's load and latency tables", () => {
        const { load, latency } = plainObjectives(OBJECTIVES);
        assert.deepEqual(load, {
            requestsPerSecond: { target: 1000, peak: 2000 },
            writesPerSecond: { target: 100, peak: 200 },
            users: { target: 10_000, peak: 15_000 },
            tenants: { target: 1000, peak: 1500 },
        });
        const table = Object.values(latency).map(({ p50Milliseconds, p95Milliseconds, p99Milliseconds }) => [
            p50Milliseconds,
            p95Milliseconds,
            p99Milliseconds,
        ]);
        assert.deepEqual(table, [
            [10, 25, 50],
            [50, 100, 200],
            [100, 250, 500],
            [500, 1000, 2000],
            [2000, 5000, 10_000],
        ]);
    });

    it("[ET-15] keep each kind of data as long as the document says, and say what is rebuilt", () => {
        const { firestore, configuration, audit, cache } = backupPlans(true);
        assert.deepEqual([firestore.keep.days, firestore.pointInTime.days], [30, 7]);
        assert.deepEqual([configuration.keep.days, configuration.every.days], [90, 1]);
        assert.deepEqual([audit.keep.days, audit.locked], [1095, true]);
        assert.deepEqual(cache, { kind: "rebuilt", from: "Firestore" });
        assert.equal(backupPlans(false).audit.locked, false);
    });
});

describe("ESTA Tracker's tables", () => {
    it("[ET-09] hold the three breakers of the document", () => {
        const plain = Object.entries(CIRCUIT_BREAKERS).map(([name, breaker]) => {
            assert.deepEqual(circuitBreakerProblems(breaker, name), []);
            return [name, ...Object.values(plainCircuitBreaker(breaker))];
        });
        assert.deepEqual(plain, [
            ["firestore", 5, 2, 30, 60],
            ["external-api", 3, 2, 60, 120],
            ["background-jobs", 10, 3, 120, 300],
        ]);
    });

    it("[ET-10] hold three cache layers and the four invalidations", () => {
        const times = CACHE_POLICY.layers.map(({ name, timeToLive }) => [
            name,
            timeToLive?.from.seconds,
            timeToLive?.to.seconds,
        ]);
        assert.deepEqual(times, [
            ["edge", 5, 30],
            ["valkey", 60, 1800],
            ["firestore", undefined, undefined],
        ]);
        assert.deepEqual(
            CACHE_POLICY.invalidations.map(({ tags }) => tags),
            [["employee-accrual"], ["employee", "dashboard"], ["employer-dashboard"], ["tenant"]],
        );
    });

    it("[ET-07] probe every health path that the document names, liveness only the process", () => {
        assert.deepEqual(
            [HEALTH_PATHS.all, HEALTH_PATHS.database, HEALTH_PATHS.cache, HEALTH_PATHS.compute],
            ["/api/health", "/api/health/db", "/api/health/cache", "/api/health/compute"],
        );
        assert.equal(PROBES.liveness.path, HEALTH_PATHS.compute);
        assert.equal(PROBES.readiness.path, HEALTH_PATHS.all);
        for (const probe of [...Object.values(PROBES), BYPASS_PROBE])
            assert.deepEqual(probeProblems(probe, "probe"), []);
    });
});
