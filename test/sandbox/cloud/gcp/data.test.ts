import assert from "node:assert/strict";
import { at } from "../../../../sandbox/cloud/bag.ts";
import type { Bag } from "../../../../sandbox/cloud/values.ts";
import { example, FAILOVER, REGION } from "./example.ts";

const EXISTS = "create it first and pass its output, so that the engine orders the two";
const REPLICATION = "crossInstanceReplicationConfig";

describe("stores of the simulated Google Cloud", () => {
    const { cloud, of, refused, refusedUpdate } = example();

    it("[trap 7] refuses to keep Firestore backups longer than 14 weeks, and takes 14 weeks", () => {
        assert.deepEqual(refusedUpdate("daily", { retention: "8467201s" }), [
            'retention must be at most 8467200s (14 weeks), got "8467201s"; export the database to a bucket for what must be kept longer',
        ]);
        assert.deepEqual(refusedUpdate("daily", { retention: "8467200s" }), []);
    });

    it("refuses a second daily schedule of a database, and takes a weekly one beside it", () => {
        assert.deepEqual(refused("daily", {}), [
            'dailyRecurrence must be the only one of its kind for database "esta-tracker"; a database takes one daily and one weekly schedule: change the one that exists',
        ]);
        const { dailyRecurrence: _daily, ...rest } = of("daily").inputs;
        assert.deepEqual(
            cloud.refusals(of("daily").type, "weekly", { ...rest, weeklyRecurrence: { day: "SUNDAY" } }),
            [],
        );
    });

    it("refuses schedules, indexes and field settings of a database that does not exist", () => {
        const got = '"projects/example-project/databases/absent"';
        for (const part of ["daily", "by-time", "expiry"]) {
            assert.deepEqual(refused(part, { database: "absent" }), [
                `database must name a Firestore database that exists, got ${got}; ${EXISTS}`,
            ]);
        }
    });

    it("keeps versions for seven days with point-in-time recovery and for an hour without", () => {
        assert.equal(of("database").outputs.versionRetentionPeriod, "604800s");
        const { type, inputs } = of("database");
        const plain = cloud.put(type, "plain", { ...inputs, name: "plain", pointInTimeRecoveryEnablement: "" });
        assert.equal(plain.outputs.versionRetentionPeriod, "3600s");
    });

    it("refuses a Memorystore instance in a network and region without a service connection policy", () => {
        assert.deepEqual(refused(`cache-${REGION}`, { location: "us-west1" }), [
            `desiredAutoCreatedEndpoints[0].network must have a service connection policy of class gcp-memorystore in us-west1, got "${of("network").id}"; make the policy first and let the instance depend on it`,
        ]);
    });

    it("refuses more than one shard without cluster mode", () => {
        assert.deepEqual(refused(`cache-${REGION}`, { mode: "CLUSTER_DISABLED", shardCount: 2 }), [
            "shardCount must be 1 when mode is CLUSTER_DISABLED, got 2",
        ]);
    });

    const secondary = (inputs: Bag, replication: Bag) =>
        refused(`cache-${FAILOVER}`, { [REPLICATION]: { instanceRole: "SECONDARY", ...replication }, ...inputs });
    const primary = { primaryInstance: { instance: of(`cache-${REGION}`).id } };

    it("refuses a secondary without a primary, with one that does not exist, or a primary with one", () => {
        assert.deepEqual(secondary({}, {}), [
            `${REPLICATION}.primaryInstance must be set when instanceRole is SECONDARY; name the instance that this one replicates from`,
        ]);
        const absent = "projects/example-project/locations/us-central1/instances/absent";
        assert.deepEqual(secondary({}, { primaryInstance: { instance: absent } }), [
            `${REPLICATION}.primaryInstance.instance must name a Memorystore instance that exists, got "${absent}"; ${EXISTS}`,
        ]);
        assert.deepEqual(secondary({}, { instanceRole: "PRIMARY", ...primary }), [
            `${REPLICATION}.primaryInstance must be left out when instanceRole is PRIMARY, got "${of(`cache-${REGION}`).id}"`,
        ]);
    });

    it("refuses a secondary in the region of its primary or of another shape", () => {
        assert.deepEqual(secondary({ location: REGION }, primary), [
            `location must differ from the region of the primary, got "${REGION}"; a copy in the same region is lost together with the primary`,
        ]);
        assert.deepEqual(secondary({ shardCount: 3, nodeType: "STANDARD_SMALL" }, primary), [
            "shardCount must equal that of the primary (1), got 3",
            'nodeType must equal that of the primary (HIGHMEM_MEDIUM), got "STANDARD_SMALL"',
        ]);
    });

    it("refuses a secondary of a secondary", () => {
        const second = of(`cache-${FAILOVER}`).id;
        assert.deepEqual(
            refused(`cache-${REGION}`, {
                [REPLICATION]: { instanceRole: "SECONDARY", primaryInstance: { instance: second } },
            }),
            [
                `${REPLICATION}.primaryInstance.instance must name an instance that is not a secondary itself, got "${second}"; all secondaries replicate from the one primary: switch that over first`,
            ],
        );
    });

    it("shows the group on both sides", () => {
        const [first, second] = [of(`cache-${REGION}`), of(`cache-${FAILOVER}`)];
        const path = `${REPLICATION}.memberships.0.primaryInstances.0`;
        assert.deepEqual(at(second.outputs, path), { instance: first.id, uid: first.outputs.uid });
        const updated = cloud.put(first.type, `cache-${REGION}`, first.inputs);
        assert.equal(at(updated.outputs, `${REPLICATION}.memberships.0.secondaryInstances.0.instance`), second.id);
    });

    it("lists a primary's own secondaries once, with their unique ids", () => {
        const { type, inputs } = of(`cache-${REGION}`);
        const second = of(`cache-${FAILOVER}`);
        const config = { instanceRole: "PRIMARY", secondaryInstances: [{ instance: second.id }] };
        const listed = cloud.put(type, `cache-${REGION}`, { ...inputs, [REPLICATION]: config });
        assert.deepEqual(at(listed.outputs, `${REPLICATION}.secondaryInstances`), [
            { instance: second.id, uid: second.outputs.uid },
        ]);
        assert.deepEqual(at(listed.outputs, `${REPLICATION}.memberships.0.secondaryInstances`), [
            { instance: second.id, uid: second.outputs.uid },
        ]);
    });

    it("makes a promoted secondary the primary and its primary the secondary", () => {
        const { cloud: other, of: named } = example();
        const [first, second] = [named(`cache-${REGION}`), named(`cache-${FAILOVER}`)];
        const { changes, refusals } = other.promote(second);
        assert.equal(refusals, undefined);
        assert.deepEqual(
            changes.map(({ resource, set }) => [resource.id, at(set[REPLICATION], "instanceRole")]),
            [
                [second.id, "PRIMARY"],
                [first.id, "SECONDARY"],
            ],
        );
        assert.equal(at(changes[1]?.set[REPLICATION], "primaryInstance.instance"), second.id);
    });

    it("refuses to promote what is no secondary", () => {
        assert.deepEqual(
            cloud.promote(of(`cache-${REGION}`)).refusals?.map(({ property, problem }) => `${property} ${problem}`),
            [
                `${REPLICATION}.instanceRole must be SECONDARY, of a primary that exists, before the instance can be promoted`,
            ],
        );
    });

    it("accepts the swapped roles after a promotion, the new primary first", () => {
        const { cloud: other, of: named } = example();
        const [first, second] = [named(`cache-${REGION}`), named(`cache-${FAILOVER}`)];
        other.make(second.type, `cache-${FAILOVER}`, { ...second.inputs, [REPLICATION]: { instanceRole: "PRIMARY" } });
        const config = { instanceRole: "SECONDARY", primaryInstance: { instance: second.id } };
        other.make(first.type, `cache-${REGION}`, { ...first.inputs, [REPLICATION]: config });
    });

    it("gives an instance the endpoints of its mode", () => {
        const endpoint = (inputs: Bag) => {
            const { type, inputs: like } = of(`cache-${REGION}`);
            const made = cloud.put(type, "endpoints", { ...like, instanceId: "endpoints", ...inputs });
            cloud.delete(made);
            return made.outputs;
        };
        const kinds = (outputs: Bag) =>
            [0, 1].map((index) => at(outputs, `pscAutoConnections.${index}.connectionType`));
        assert.deepEqual(kinds(endpoint({})), ["CONNECTION_TYPE_DISCOVERY", ""]);
        assert.deepEqual(kinds(endpoint({ mode: "CLUSTER_DISABLED" })), [
            "CONNECTION_TYPE_PRIMARY",
            "CONNECTION_TYPE_READER",
        ]);
        assert.deepEqual(endpoint({}).discoveryEndpoints, []);
        const announced = endpoint({
            desiredAutoCreatedEndpoints: [],
            desiredPscAutoConnections: [{ network: of("network").id, projectId: "example-project" }],
        });
        assert.equal(at(announced, "discoveryEndpoints.0.port"), 6379);
    });

    it("refuses turbo replication outside two regions and soft delete outside 7 to 90 days", () => {
        assert.deepEqual(refused("backups", { rpo: "ASYNC_TURBO" }), [
            'rpo must be DEFAULT unless the bucket is in two regions, got "ASYNC_TURBO"; set customPlacementConfig.dataLocations to two regions',
        ]);
        const customPlacementConfig = { dataLocations: ["US-CENTRAL1", "US-EAST1"] };
        assert.deepEqual(refused("backups", { rpo: "ASYNC_TURBO", customPlacementConfig }), []);
        for (const days of [6, 91]) {
            const kept = days * 86400;
            assert.deepEqual(refused("backups", { softDeletePolicy: { retentionDurationSeconds: kept } }), [
                `softDeletePolicy.retentionDurationSeconds must be 0 or from 604800 to 7776000, got ${kept}`,
            ]);
        }
        assert.deepEqual(refused("backups", { softDeletePolicy: { retentionDurationSeconds: 0 } }), []);
    });

    it("refuses to shorten a locked retention policy and replaces the bucket to unlock it", () => {
        const { cloud: other, of: named, refusedUpdate: updated } = example();
        const { type, inputs } = named("backups");
        const retentionPolicy = { isLocked: true, retentionPeriod: 100 };
        const locked = other.make(type, "backups", { ...inputs, retentionPolicy });
        assert.deepEqual(updated("backups", { retentionPolicy: { ...retentionPolicy, retentionPeriod: 99 } }), [
            "retentionPolicy.retentionPeriod must be at least 100 once the policy is locked, got 99",
        ]);
        assert.deepEqual(updated("backups", { retentionPolicy: { ...retentionPolicy, retentionPeriod: "101" } }), []);
        const unlocked = { ...inputs, retentionPolicy: { isLocked: false, retentionPeriod: 100 } };
        assert.deepEqual(other.replacements(locked, unlocked), ["retentionPolicy.isLocked"]);
    });

    it("refuses access to secrets, repositories and buckets that do not exist", () => {
        assert.match(
            refused("runner-token", { secretId: "absent" })[0] ?? "",
            /^secretId must name a secret that exists/,
        );
        assert.match(
            refused("runner-images", { repository: "absent" })[0] ?? "",
            /^repository must name a repository that/,
        );
        assert.match(
            refused("runner-backups", { bucket: "absent" })[0] ?? "",
            /^bucket must name a bucket that exists/,
        );
        assert.match(refused("token-1", { secret: "absent" })[0] ?? "", /^secret must name a secret that exists/);
        assert.match(refused("key", { keyRing: "absent" })[0] ?? "", /^keyRing must name a key ring that exists/);
    });

    it("counts the versions of a secret, each secret from 1, and keeps the number on update", () => {
        const { cloud: other, of: named } = example();
        const { type, inputs } = named("token-1");
        assert.equal(other.make(type, "token-2", { ...inputs }).outputs.version, "2");
        assert.equal(other.make(type, "token-1", { ...inputs, enabled: false }).outputs.version, "1");
    });

    it("replaces a secret when automatic replication comes or goes", () => {
        const { inputs } = of("token");
        const chosen = { userManaged: { replicas: [{ location: REGION }, { location: FAILOVER }] } };
        assert.deepEqual(cloud.replacements(of("token"), { ...inputs, replication: chosen }), ["replication.auto"]);
        assert.deepEqual(cloud.replacements(of("token"), inputs), []);
    });
});
