import assert from "node:assert/strict";
import fc from "fast-check";
import { Duration } from "../../../components/core/duration.ts";
import { commonSettings, type PostgresShape, writerSettings } from "../../../components/gcp/postgres-instance.ts";
import { planPostgresPair } from "../../../components/gcp/postgres-pair.ts";
import { TRANSITIONS } from "../../../components/gcp/postgres-roles.ts";

const regions = { primary: "us-central1", failover: "us-east1", writer: "us-central1" };
const backup = {
    kind: "backed-up",
    every: Duration.days(1),
    keep: Duration.days(14),
    pointInTime: Duration.days(7),
    locked: false,
} as const;
const shape: PostgresShape = {
    version: "POSTGRES_17",
    edition: "ENTERPRISE",
    tier: "db-custom-2-8192",
    diskGb: { initial: 20, limit: 500 },
    backup,
};
const plus: PostgresShape = { ...shape, edition: "ENTERPRISE_PLUS", tier: "db-perf-optimized-N-2" };

function plan(changes: Partial<Parameters<typeof planPostgresPair>[1]> = {}) {
    return planPostgresPair("claims", { ...shape, regions, protect: true, ...changes });
}

describe("a pair of PostgreSQL instances, planned", () => {
    it("[trap 8] survives a zone in both regions, with the backups and the log that this needs", () => {
        assert.equal(commonSettings(shape).availabilityType, "REGIONAL");
        const { backupConfiguration } = writerSettings(shape, "us-east1");
        assert.equal(backupConfiguration.enabled, true);
        assert.equal(backupConfiguration.pointInTimeRecoveryEnabled, true);
    });

    it("[CN-03] keeps backups outside the region that they are of, for as many days as planned", () => {
        const { backupConfiguration, finalBackupConfig } = writerSettings(shape, "us-east1");
        assert.equal(backupConfiguration.location, "us-east1");
        assert.equal(backupConfiguration.backupRetentionSettings.retainedBackups, 14);
        assert.deepEqual(finalBackupConfig, { enabled: true, retentionDays: 14 });
    });

    it("[trap 9] [trap 13] [trap 14] leaves the grown disk alone and never lets a late replica rebuild itself", () => {
        for (const role of Object.values(plan().roles)) assert.ok(role.ignoreChanges.includes("settings.diskSize"));
        assert.ok(!("replicationLagMaxSeconds" in commonSettings(shape)));
        assert.ok(Object.values(plan().roles).every(({ protect }) => protect));
    });

    it("[trap 10] says the edition and refuses a machine type of the other one", () => {
        assert.equal(commonSettings(shape).edition, "ENTERPRISE");
        assert.throws(
            () => plan({ tier: "db-perf-optimized-N-2" }),
            /tier must be a machine type of edition ENTERPRISE, got db-perf-optimized-N-2/,
        );
        assert.throws(
            () => plan({ ...plus, tier: "db-custom-2-8192" }),
            /edition ENTERPRISE_PLUS, got db-custom-2-8192/,
        );
    });

    it("refuses a managed pool and a recovery replica where the edition has none", () => {
        assert.throws(
            () => plan({ pool: {}, transition: "pair" }),
            (error: Error) => {
                assert.match(error.message, /pool must be left out in edition ENTERPRISE/);
                assert.match(error.message, /transition must not be pair in edition ENTERPRISE/);
                return true;
            },
        );
        assert.doesNotThrow(() => plan({ ...plus, pool: {}, transition: "pair" }));
    });

    it("refuses backups that Cloud SQL cannot keep, all at once", () => {
        const wrong = {
            ...backup,
            every: Duration.hours(1),
            keep: Duration.days(366),
            pointInTime: Duration.days(8),
            locked: true,
        };
        assert.throws(
            () => plan({ backup: wrong }),
            (error: Error) => {
                assert.match(error.message, /backup.every must be 1 d: backups are daily, got 1 h/);
                assert.match(error.message, /backup.keep must be whole days from 1 to 365, got 366 d/);
                assert.match(
                    error.message,
                    /backup.pointInTime must be whole days from 1 to 7 in this edition.*got 8 d/,
                );
                assert.match(error.message, /backup.locked must be false/);
                return true;
            },
        );
        const { pointInTime: _, ...without } = backup;
        assert.throws(() => plan({ backup: without }), /backup.pointInTime .* got nothing/);
        assert.throws(
            () => plan({ diskGb: { initial: 50, limit: 20 } }),
            /diskGb must start at 10 or more .* got 50 up to 20/,
        );
    });

    it("turns on what IAM users need and keeps flags in one order", () => {
        const { databaseFlags } = commonSettings({ ...shape, flags: { max_connections: "200" } });
        assert.deepEqual(databaseFlags, [
            { name: "cloudsql.iam_authentication", value: "on" },
            { name: "max_connections", value: "200" },
        ]);
    });
});

describe("the roles of a pair", () => {
    const any = fc.record({
        writer: fc.constantFrom("us-central1", "us-east1"),
        transition: fc.constantFrom(...TRANSITIONS),
        protect: fc.boolean(),
    });

    it("has exactly one writer, where the regions say, and a replica of it", () => {
        fc.assert(
            fc.property(any, ({ writer, transition, protect }) => {
                const { roles, names, reader } = plan({
                    ...plus,
                    regions: { ...regions, writer },
                    transition,
                    protect,
                });
                assert.deepEqual([roles[writer]?.writes, roles[reader]?.writes], [true, false]);
                assert.equal(roles[reader]?.inputs.masterInstanceName, names[writer]);
                assert.equal(roles[writer]?.inputs.masterInstanceName, undefined);
            }),
        );
    });

    it("[trap 12] changes a role that the cloud has only when a transition says so", () => {
        fc.assert(
            fc.property(any, ({ writer, transition, protect }) => {
                const { roles, reader } = plan({ ...plus, regions: { ...regions, writer }, transition, protect });
                const keeps = (region: string) => roles[region]?.ignoreChanges.includes("masterInstanceName");
                assert.equal(keeps(writer), transition !== "promote");
                assert.equal(keeps(reader), transition !== "rebuild");
            }),
        );
    });

    it("[trap 9] never lifts the guards of the instance that takes writes", () => {
        fc.assert(
            fc.property(any, ({ writer, transition, protect }) => {
                const { roles, reader } = plan({ ...plus, regions: { ...regions, writer }, transition, protect });
                assert.equal(roles[writer]?.protect, protect);
                assert.equal(roles[reader]?.protect, protect && transition !== "release" && transition !== "rebuild");
            }),
        );
    });
});
