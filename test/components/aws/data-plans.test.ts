import assert from "node:assert/strict";
import fc from "fast-check";
import { planCachePair } from "../../../components/aws/cache-pair.ts";
import { type PostgresPairSettings, planPostgresPair } from "../../../components/aws/postgres-plan.ts";
import { inRegion } from "../../../components/core/by-region.ts";
import { Duration } from "../../../components/core/duration.ts";
import { cacheSettings, EAST, postgresSettings, regions, WEST } from "./data-example.ts";

const plan = (changes: Partial<PostgresPairSettings> = {}) =>
    planPostgresPair("database", { ...postgresSettings, ...changes });
const roles = (changes: Partial<PostgresPairSettings>) => {
    const { instances } = plan(changes);
    return [EAST, WEST].map((region) => inRegion(instances, region).role);
};

describe("PostgreSQL pair plan on AWS", () => {
    it("[ER-07] tells by the numbers who writes, who follows and who used to write", () => {
        const [east, west] = [
            { ...regions, writer: EAST },
            { ...regions, writer: WEST },
        ];
        assert.deepEqual(roles({ regions: east }), ["writer", "replica"]);
        assert.deepEqual(roles({ regions: west }), ["former-primary", "writer"]);
        assert.deepEqual(roles({ regions: west, instances: { [EAST]: 3, [WEST]: 2 } }), ["replica", "writer"]);
        assert.deepEqual(roles({ regions: east, instances: { [EAST]: 3, [WEST]: 2 } }), ["writer", "former-primary"]);
    });

    it("[ER-07] a failover changes the role of the old writer's instance and nothing else of it", () => {
        const number = fc.integer({ min: 1, max: 1000 });
        fc.assert(
            fc.property(number, number, fc.boolean(), (one, more, protect) => {
                const instances = { [EAST]: one, [WEST]: one + more };
                const before = inRegion(plan({ instances, protect }).instances, EAST);
                const after = inRegion(
                    plan({ instances, protect, regions: { ...regions, writer: WEST } }).instances,
                    EAST,
                );
                assert.deepEqual({ ...after, role: "writer", staysAsItIs: true }, before);
                assert.equal(after.role, "former-primary");
            }),
        );
    });

    it("[ER-07] gives every instance a name of its own, for good, and guards all but the one that is released", () => {
        const moved = { ...regions, writer: WEST };
        const released = plan({ regions: moved, transition: "release" }).instances;
        assert.deepEqual(
            [EAST, WEST].map((region) => inRegion(released, region).guarded),
            [false, true],
        );
        const rebuilt = plan({ regions: moved, instances: { [EAST]: 3, [WEST]: 2 } }).instances;
        assert.deepEqual(
            [EAST, WEST].map((region) => inRegion(rebuilt, region).identifier),
            ["database-3", "database-2"],
        );
        assert.ok(Object.values(rebuilt).every(({ guarded }) => guarded));
    });

    it("promotes by itself only when the transition says so", () => {
        const moved = { ...regions, writer: WEST };
        assert.equal(inRegion(plan({ regions: moved }).instances, WEST).staysAsItIs, true);
        assert.equal(inRegion(plan({ regions: moved, transition: "promote" }).instances, WEST).staysAsItIs, false);
    });

    it("never has both instances under maintenance at once", () => {
        const windows = Object.values(plan().instances).map(({ maintenanceWindow }) => maintenanceWindow.slice(0, 3));
        assert.equal(new Set(windows).size, 2);
    });

    it("refuses numbers that are missing, equal or no numbers", () => {
        assert.throws(
            () => plan({ instances: { [EAST]: 1 } }),
            /instances must give each of us-east-1, us-west-2 a number from 1, got \{"us-east-1":1\}/,
        );
        assert.throws(() => plan({ instances: { [EAST]: 0, [WEST]: 1.5 } }), /a number from 1, got/);
        assert.throws(
            () => plan({ instances: { [EAST]: 2, [WEST]: 2 } }),
            /must be two different numbers, as they count all instances ever made, got 2 twice/,
        );
    });

    it("[trap 36] refuses backups that a promoted replica could not be restored from", () => {
        const { backup } = postgresSettings;
        assert.throws(
            () => plan({ backup: { ...backup, keep: Duration.days(0), pointInTime: Duration.days(0) } }),
            /backup.keep must be whole days from 1 d to 35 d, or a promoted replica could not be restored, got 0 ms/,
        );
        assert.throws(
            () =>
                plan({ backup: { ...backup, every: Duration.hours(1), pointInTime: Duration.days(7), locked: true } }),
            /backup.every must be 1 d: .*; backup.pointInTime must be 14 d: .*; backup.locked must be false/,
        );
    });

    it("refuses one region, a version that is not a major one, a disk that cannot grow and a network of one zone", () => {
        const [here] = Object.values(postgresSettings.networks);
        assert.throws(
            () =>
                plan({
                    version: "17.4",
                    diskGb: { initial: 100, limit: 100 },
                    networks: {
                        [EAST]: { vpcId: "vpc-1", subnetIds: ["subnet-1"], clients: {} },
                        ...(here && { [WEST]: here }),
                    },
                }),
            (error: Error) => {
                assert.match(error.message, /version must be a major version, got 17\.4/);
                assert.match(error.message, /diskGb must start at 20 or more .* got 100 up to 100/);
                assert.match(error.message, /networks\.us-east-1\.subnetIds must be at least 2, one a zone, .* got 1/);
                assert.match(error.message, /networks\.us-east-1\.clients must name at least one client, got none/);
                return true;
            },
        );
        assert.throws(
            () => plan({ regions: { ...regions, failover: EAST } }),
            /regions.failover must differ from the primary/,
        );
    });
});

describe("cache pair plan on AWS", () => {
    it("[ER-08] has a primary and its replicas in both regions, whoever writes", () => {
        const east = planCachePair("cache", cacheSettings);
        assert.deepEqual(east, planCachePair("cache", { ...cacheSettings, regions: { ...regions, writer: WEST } }));
        assert.deepEqual(east, { nodes: 3, ids: { [EAST]: "cache-us-east-1", [WEST]: "cache-us-west-2" } });
    });

    it("refuses a cache that could not lose a zone, be followed, or be restored", () => {
        assert.throws(
            () =>
                planCachePair("cache", {
                    ...cacheSettings,
                    replicas: 0,
                    nodeType: "cache.t4g.small",
                    snapshotDays: 36,
                }),
            /replicas must be 1 to 5, so that losing a zone keeps the cache, got 0; nodeType must be M5, R5 or later, .* got cache\.t4g\.small; snapshotDays must be 1 to 35 days, got 36/,
        );
    });
});
