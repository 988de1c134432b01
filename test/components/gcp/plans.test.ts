import assert from "node:assert/strict";
import { Duration } from "../../../components/core/duration.ts";
import type { Probe } from "../../../components/core/probe.ts";
import { planAlertPolicies, type WatchedLadder } from "../../../components/gcp/alert-policies.ts";
import { planBypassName } from "../../../components/gcp/bypass-name.ts";
import { planConfigurationBackup } from "../../../components/gcp/configuration-backup.ts";
import { planDashboard } from "../../../components/gcp/dashboard.ts";
import { planFirestoreDatabase } from "../../../components/gcp/firestore-database.ts";
import { planRegionalService } from "../../../components/gcp/regional-service.ts";
import { planValkeyPair } from "../../../components/gcp/valkey-pair.ts";
import { planStandbyScaling } from "../../../components/gcp/warm-standby-service.ts";

const regions = { primary: "us-central1", failover: "us-east1", writer: "us-central1" };
const probe: Probe = {
    path: "/api/health",
    interval: Duration.seconds(5),
    timeout: Duration.seconds(2),
    retries: 0,
    failures: 3,
    successes: 2,
};
const image = `us-docker.pkg.dev/example-project/app/app@sha256:${"0".repeat(64)}`;

describe("Firestore database plan", () => {
    const day = Duration.days(1);
    const backup = {
        kind: "backed-up",
        every: day,
        keep: Duration.days(30),
        pointInTime: Duration.days(7),
        locked: false,
    } as const;
    const args = { project: "example-project", location: "nam5", backup, indexes: [], protect: true };

    it("[ET-02] [ET-15] keeps daily backups for 30 days with point-in-time recovery in a multi-region", () => {
        const plan = planFirestoreDatabase("store", args);
        assert.equal(plan.retention, "2592000s");
        assert.equal(plan.database.locationId, "nam5");
        assert.equal(plan.database.pointInTimeRecoveryEnablement, "POINT_IN_TIME_RECOVERY_ENABLED");
        assert.equal(plan.database.deleteProtectionState, "DELETE_PROTECTION_ENABLED");
    });

    it("[ET-17] renders composite indexes field by field", () => {
        const fields = [
            { path: "tenantId", order: "ascending" },
            { path: "tags", order: "array" },
        ] as const;
        assert.deepEqual(
            planFirestoreDatabase("store", { ...args, indexes: [{ collection: "logs", fields }] }).indexes,
            [
                {
                    suffix: "logs-tenantId-tags",
                    collection: "logs",
                    fields: [
                        { fieldPath: "tenantId", order: "ASCENDING" },
                        { fieldPath: "tags", arrayConfig: "CONTAINS" },
                    ],
                },
            ],
        );
    });

    it("refuses one region, backups beyond 14 weeks, other rhythms and other windows, all at once", () => {
        const wrong = { ...backup, every: Duration.days(7), keep: Duration.days(99), pointInTime: Duration.days(30) };
        assert.throws(
            () => planFirestoreDatabase("store", { ...args, location: "us-central1", backup: wrong }),
            (error: Error) => {
                assert.match(
                    error.message,
                    /location must be a multi-region \(nam5, nam7, eur3\) so that losing one region loses no data, got us-central1/,
                );
                assert.match(error.message, /backup.keep must be at most 98 d, got 99 d/);
                assert.match(error.message, /backup.every must be 1 d: the schedule here is daily, got 7 d/);
                assert.match(error.message, /backup.pointInTime must be 7 d, the only window there is, got 30 d/);
                return true;
            },
        );
    });
});

describe("regional service plan", () => {
    const scaling = { minInstances: 1, maxInstances: 10, concurrency: 20 };
    const probes = { startup: probe, liveness: probe, readiness: probe };

    it("lets an instance back only after as many good answers as readiness asks for", () => {
        assert.equal(planRegionalService("api", { image, scaling, probes }).readinessProbe.successThreshold, 2);
    });

    it("refuses an image by tag, because the regions could then run different bits", () => {
        assert.throws(
            () => planRegionalService("api", { image: "app:latest", scaling, probes }),
            /image must end in @sha256:<64 hexadecimal digits> so that both regions run the same bits, got app:latest/,
        );
    });

    it("names the probe that is wrong", () => {
        const wrong = { ...probes, liveness: { ...probe, timeout: Duration.seconds(9) } };
        assert.throws(
            () => planRegionalService("api", { image, scaling, probes: wrong }),
            /probes.liveness.timeout times 1 attempt\(s\) must fit/,
        );
    });
});

describe("warm standby scaling", () => {
    it("[ET-02] keeps the failover region warm and lets it grow as far as the primary", () => {
        const plan = planStandbyScaling(regions, {
            minInstances: 3,
            standbyInstances: 2,
            maxInstances: 100,
            concurrency: 20,
        });
        assert.deepEqual(plan, {
            "us-central1": { minInstances: 3, maxInstances: 100, concurrency: 20 },
            "us-east1": { minInstances: 2, maxInstances: 100, concurrency: 20 },
        });
    });
});

describe("Valkey pair plan", () => {
    it("makes whoever does not write the follower", () => {
        const args = { project: "p", regions, replicas: 1, shards: 1 };
        assert.equal(planValkeyPair("cache", args).reader, "us-east1");
        assert.equal(
            planValkeyPair("cache", { ...args, regions: { ...regions, writer: "us-east1" } }).reader,
            "us-central1",
        );
    });

    it("has the regions' instances maintained on different days", () => {
        const { instances } = planValkeyPair("cache", { project: "p", regions, replicas: 1, shards: 1 });
        const windows = Object.values(instances).flatMap(
            (instance) => instance.maintenancePolicy.weeklyMaintenanceWindows,
        );
        assert.deepEqual(
            windows.map(({ day, startTime }) => [day, startTime.hours]),
            [
                ["SUNDAY", 8],
                ["SATURDAY", 8],
            ],
        );
    });

    it("refuses a cache that could not lose a zone", () => {
        assert.throws(
            () => planValkeyPair("cache", { project: "p", regions, replicas: 0, shards: 0 }),
            /replicas must be at least 1 so that losing a zone keeps the cache, got 0; shards must be at least 1, got 0/,
        );
    });
});

describe("bypass name plan", () => {
    const slow = { ...probe, interval: Duration.seconds(30), timeout: Duration.seconds(5), failures: 2 };

    it("[ET-06] sends clients to the failover region within 120 s", () => {
        const { worstCase } = planBypassName("bypass", {
            probe: slow,
            timeToLive: Duration.seconds(30),
            objective: Duration.seconds(120),
        });
        assert.equal(worstCase.seconds, 95);
    });

    it("refuses an objective that the probe settings cannot meet, showing the sum", () => {
        assert.throws(
            () =>
                planBypassName("bypass", {
                    probe: slow,
                    timeToLive: Duration.seconds(60),
                    objective: Duration.seconds(120),
                }),
            /timeToLive plus detection \(65 s\) must be at most 2 min, got 125 s; shorten the probe or the time to live/,
        );
    });

    it("refuses probes more often than Cloud DNS makes them", () => {
        assert.throws(
            () =>
                planBypassName("bypass", { probe, timeToLive: Duration.seconds(30), objective: Duration.seconds(120) }),
            /probe.interval must be at least 30 s, got 5 s/,
        );
    });
});

describe("configuration backup plan", () => {
    const plan = { kind: "backed-up", every: Duration.days(1), keep: Duration.days(90), locked: false } as const;

    it("[ET-15] keeps copies in both regions", () => {
        const { placement, bucketName } = planConfigurationBackup("esta-configuration", {
            project: "example-project",
            regions,
            plan,
        });
        assert.deepEqual(placement, ["US-CENTRAL1", "US-EAST1"]);
        assert.equal(bucketName, "example-project-esta-configuration");
    });

    it("refuses other rhythms than daily and retention in parts of a day", () => {
        const wrong = { ...plan, every: Duration.hours(1), keep: Duration.hours(36) };
        assert.throws(
            () => planConfigurationBackup("c", { project: "p", regions, plan: wrong }),
            /plan.every must be 1 d: the job runs daily, got 1 h; plan.keep must be whole days, at least one, got 36 h/,
        );
    });
});

describe("alert policies plan", () => {
    const watched: WatchedLadder = {
        ladder: {
            name: "error-rate",
            title: "Errors",
            unit: "ratio",
            fires: "above",
            warning: 0.01,
            critical: 0.05,
            duration: Duration.minutes(2),
        },
        signal: { filter: "f", aligner: "ALIGN_RATE", reducer: "REDUCE_SUM" },
        runbook: "https://runbooks.example.com/error-rate",
    };

    it("[ET-13] makes a warning and a critical policy of every ladder", () => {
        assert.deepEqual(
            planAlertPolicies("app", [watched]).map(({ suffix, severity, threshold, comparison }) => [
                suffix,
                severity,
                threshold,
                comparison,
            ]),
            [
                ["error-rate-warning", "WARNING", 0.01, "COMPARISON_GT"],
                ["error-rate-critical", "CRITICAL", 0.05, "COMPARISON_GT"],
            ],
        );
    });

    it("refuses a duration that Cloud Monitoring would round", () => {
        const odd = { ...watched, ladder: { ...watched.ladder, duration: Duration.seconds(90) } };
        assert.throws(
            () => planAlertPolicies("app", [odd]),
            /ladders.error-rate.duration must be whole minutes, got 90 s/,
        );
    });
});

describe("dashboard plan", () => {
    it("lays charts two abreast without overlap", () => {
        const chart = { title: "t", filter: "f", aligner: "ALIGN_RATE", reducer: "REDUCE_SUM" };
        const { tiles } = planDashboard("d", [chart, chart, chart]).mosaicLayout;
        assert.deepEqual(
            tiles.map(({ xPos, yPos }) => [xPos, yPos]),
            [
                [0, 0],
                [24, 0],
                [0, 16],
            ],
        );
    });
});
