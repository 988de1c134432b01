import assert from "node:assert/strict";
import { at } from "../../../../sandbox/cloud/bag.ts";
import { Cloud } from "../../../../sandbox/cloud/cloud.ts";
import { allClouds } from "../../../../sandbox/cloud/clouds.ts";
import { Operations } from "../../../../sandbox/cloud/operations.ts";
import { Store } from "../../../../sandbox/cloud/store.ts";
import { type Bag, UNKNOWN } from "../../../../sandbox/cloud/values.ts";
import { make, subject } from "../fixture.ts";
import { example, FAILOVER, REGION } from "./example.ts";

const EXISTS = "create it first and pass its output, so that the engine orders the two";
const TYPE = "gcp:sql/databaseInstance:DatabaseInstance";
const CLOUD = "CLOUD_SQL_INSTANCE";
const REPLICA = "READ_REPLICA_INSTANCE";
const BACKUPS = "settings.backupConfiguration";

describe("Cloud SQL in the simulated Google Cloud", () => {
    const { cloud, of, refused, refusedUpdate } = example();
    const settings = (name: string, change: Bag): Bag => {
        const own = of(name).inputs.settings;
        return { settings: { ...(typeof own === "object" ? own : {}), ...change } };
    };

    it("shows which instance is a replica of which, and where each can be reached", () => {
        const [primary, replica] = [of("primary").outputs, of("replica").outputs];
        assert.equal(of("primary").id, "primary");
        assert.deepEqual([primary.instanceType, primary.masterInstanceName], [CLOUD, ""]);
        assert.deepEqual([replica.instanceType, replica.masterInstanceName], [REPLICA, "primary"]);
        assert.equal(primary.connectionName, `example-project:${REGION}:primary`);
        assert.equal(primary.publicIpAddress, "");
        assert.match(String(primary.firstIpAddress), /^10\./);
        assert.equal(primary.firstIpAddress, primary.privateIpAddress);
        const endpoint = at(primary, "replicationCluster.psaWriteEndpoint");
        assert.match(String(endpoint), /^[a-z0-9]{13}\.[a-z0-9]{13}\.global\.sql-psa\.goog\.$/);
        assert.equal(at(replica, "replicationCluster.psaWriteEndpoint"), endpoint);
        assert.equal(of("app").id, "app//primary");
        assert.equal(of("claims").outputs.charset, "UTF8");
        const { cloud: other, of: named } = example();
        const updated = other.put(TYPE, "primary", named("primary").inputs);
        assert.deepEqual(updated.outputs.replicaNames, ["replica"]);
    });

    it("refuses a private address in a network without a private services connection, or in none", () => {
        const { cloud: other, of: named } = example();
        const network = named("network");
        for (const name of ["replica", "primary"]) other.delete(named(name));
        other.delete(named("peering"));
        assert.deepEqual(other.refusals(TYPE, "again", named("primary").inputs), [
            `settings.ipConfiguration.privateNetwork must name a network with a private services connection, got "${network.id}"; make a servicenetworking connection of the network first and let the instance depend on it`,
        ]);
        const absent = "projects/example-project/global/networks/absent";
        assert.deepEqual(refused("primary", settings("primary", { ipConfiguration: { privateNetwork: absent } })), [
            `settings.ipConfiguration.privateNetwork must name a network that exists, got "${absent}"; ${EXISTS}`,
        ]);
        assert.deepEqual(refused("primary", settings("primary", { ipConfiguration: { ipv4Enabled: false } })), [
            "settings.ipConfiguration.ipv4Enabled must be true unless privateNetwork is set or Private Service Connect is on, got false; set privateNetwork, so that the instance has an address",
        ]);
    });

    it("refuses a standby in another zone without backups and the transaction log, of a primary only", () => {
        const remedy = "the standby in the other zone needs backups and the transaction log";
        const needed = (key: string) =>
            `${BACKUPS}.${key} must be true when settings.availabilityType is REGIONAL, got false; ${remedy}`;
        const off = { backupConfiguration: { enabled: false, pointInTimeRecoveryEnabled: false } };
        assert.deepEqual(refused("primary", settings("primary", off)), [
            needed("enabled"),
            needed("pointInTimeRecoveryEnabled"),
        ]);
        const mysql = {
            databaseVersion: "MYSQL_8_0",
            ...settings("primary", { backupConfiguration: { enabled: true, binaryLogEnabled: false } }),
        };
        assert.deepEqual(refused("primary", mysql), [needed("binaryLogEnabled")]);
        assert.deepEqual(refused("replica", {}), []);
    });

    it("refuses the log of one engine on the other, and logs kept longer than the edition allows", () => {
        const log = (backupConfiguration: Bag) =>
            settings("primary", { availabilityType: "ZONAL", backupConfiguration });
        assert.deepEqual(
            refused("primary", { databaseVersion: "MYSQL_8_0", ...log({ pointInTimeRecoveryEnabled: true }) }),
            [
                `${BACKUPS}.pointInTimeRecoveryEnabled must be left out for MySQL, got true; set binaryLogEnabled, which gives MySQL point-in-time recovery`,
            ],
        );
        assert.deepEqual(refused("primary", log({ binaryLogEnabled: true })), [
            `${BACKUPS}.binaryLogEnabled must be left out unless the engine is MySQL, got true; set pointInTimeRecoveryEnabled`,
        ]);
        assert.deepEqual(refused("primary", log({ transactionLogRetentionDays: 36 })), [
            `${BACKUPS}.transactionLogRetentionDays must be from 1 to 35 in edition ENTERPRISE_PLUS, got 36`,
        ]);
    });

    it("refuses what the edition does not have, which PostgreSQL 16 and later default to ENTERPRISE_PLUS", () => {
        const say = "say settings.edition: PostgreSQL 16 and later default to ENTERPRISE_PLUS";
        const plain = { edition: "ENTERPRISE", availabilityType: "ZONAL", backupConfiguration: {} };
        assert.deepEqual(refused("primary", settings("primary", plain)), [
            `settings.tier must not be a db-perf-optimized machine type in edition ENTERPRISE, got "db-perf-optimized-N-2"; ${say}`,
        ]);
        const unsaid = { settings: { tier: "db-custom-2-7680" } };
        assert.deepEqual(refused("primary", unsaid), [
            `settings.tier must be a db-perf-optimized machine type in edition ENTERPRISE_PLUS, got "db-custom-2-7680"; ${say}`,
        ]);
        assert.deepEqual(refused("primary", { databaseVersion: "POSTGRES_15", ...unsaid }), []);
        const extras = {
            ...plain,
            tier: "db-custom-2-7680",
            dataCacheConfig: { dataCacheEnabled: true },
            connectionPoolConfigs: [{ connectionPoolingEnabled: true }],
        };
        assert.deepEqual(refused("primary", settings("primary", extras)), [
            "settings.dataCacheConfig.dataCacheEnabled must be false unless settings.edition is ENTERPRISE_PLUS, got true",
            "settings.connectionPoolConfigs must be left out unless settings.edition is ENTERPRISE_PLUS, got edition ENTERPRISE; run a pooler beside the application",
        ]);
    });

    it("refuses a replica of nothing, and databases and users on a replica or on nothing", () => {
        assert.deepEqual(refused("replica", { masterInstanceName: "absent" }), [
            `masterInstanceName must name a Cloud SQL instance that exists, got "absent"; ${EXISTS}`,
        ]);
        for (const part of ["claims", "app"]) {
            assert.deepEqual(refused(part, { instance: "absent" }), [
                `instance must name a Cloud SQL instance that exists, got "absent"; ${EXISTS}`,
            ]);
            assert.deepEqual(refused(part, { instance: "replica" }), [
                'instance must not name a read replica, got "replica"; use its primary, "primary"',
            ]);
        }
    });

    it("refuses a replica for disaster recovery that is missing, not its own, near by or of the wrong edition", () => {
        const pair = (failoverDrReplicaName: string) => ({ replicationCluster: { failoverDrReplicaName } });
        assert.deepEqual(refusedUpdate("primary", pair("example-project:replica")), []);
        assert.deepEqual(refusedUpdate("primary", pair("absent")), [
            'replicationCluster.failoverDrReplicaName must name a Cloud SQL instance that exists, got "absent"; make the replica first, then name it in a second update of its primary',
        ]);
        assert.deepEqual(refused("primary", { ...pair("replica"), region: FAILOVER }), [
            'replicationCluster.failoverDrReplicaName must name a replica of this instance, got "replica"',
            `replicationCluster.failoverDrReplicaName must name a replica in another region than ${FAILOVER}, got "replica"; a copy in the same region is lost together with the primary`,
        ]);
        const enterprise = settings("primary", { edition: "ENTERPRISE", tier: "db-custom-2-7680" });
        const [refusal] = refusedUpdate("primary", { ...pair("replica"), ...enterprise });
        assert.equal(
            refusal,
            'replicationCluster.failoverDrReplicaName must be left out unless settings.edition is ENTERPRISE_PLUS, got "replica" with ENTERPRISE',
        );
    });

    it("refuses to delete a primary with replicas, a guarded instance, and a connection or range in use", () => {
        assert.deepEqual(cloud.refusalsOnDelete(of("primary")), [
            'is the primary of "replica"; delete or promote its replicas first',
        ]);
        const guarded = { settings: { deletionProtectionEnabled: true } };
        assert.deepEqual(cloud.refusalsOnDelete({ ...of("replica"), outputs: guarded }), [
            "settings.deletionProtectionEnabled must be false before it can be deleted, got true; change it in one update, then delete in the next",
        ]);
        assert.deepEqual(cloud.refusalsOnDelete(of("peering")), [
            'is in use by Cloud SQL instance "primary"; delete the instance first: let it depend on the connection',
        ]);
        assert.deepEqual(cloud.refusalsOnDelete(of("range")), [
            `is a range of connection "${of("peering").id}"; delete the connection first`,
        ]);
    });

    it("refuses a promotion that still names the primary or its replication", () => {
        const remedy =
            "remove masterInstanceName and replicaConfiguration in the same update that promotes the replica";
        assert.deepEqual(
            refusedUpdate("replica", { instanceType: CLOUD, replicaConfiguration: { cascadableReplica: true } }),
            [
                `masterInstanceName must be left out when instanceType becomes ${CLOUD}, got "primary"; ${remedy}`,
                `replicaConfiguration must be left out when instanceType becomes ${CLOUD}, got a block; ${remedy}`,
            ],
        );
    });

    const pg = { databaseVersion: "POSTGRES_17" };
    const replicaOf = { ...pg, instanceType: REPLICA, masterInstanceName: "a" };
    const oldPrimary = { ...pg, instanceType: CLOUD, replicaNames: ["b"] };
    const newRole = { ...pg, instanceType: REPLICA, masterInstanceName: "b", replicaNames: [] };
    const block = { replicaConfiguration: { cascadableReplica: true } };
    const sqlServer = { databaseVersion: "SQLSERVER_2022_ENTERPRISE" };
    const disk = (diskSize: number, diskAutoresize: boolean) => ({ ...pg, settings: { diskSize, diskAutoresize } });
    const cases: readonly (readonly [string, Bag, Bag, readonly string[]])[] = [
        ["a promotion", replicaOf, { ...pg, instanceType: CLOUD }, []],
        ["a promotion without a written type before", { ...pg, masterInstanceName: "a" }, { ...pg, instanceType: CLOUD }, []],
        ["dropping the primary's name alone", replicaOf, { ...pg, instanceType: REPLICA }, []],
        ["another primary", replicaOf, { ...replicaOf, masterInstanceName: "c" }, ["masterInstanceName"]],
        ["the same primary with its project", replicaOf, { ...replicaOf, masterInstanceName: "p:a" }, []],
        ["a primary not known yet", replicaOf, { ...replicaOf, masterInstanceName: UNKNOWN }, ["masterInstanceName"]],
        ["an unchanged program after a promotion", { ...pg, instanceType: CLOUD, masterInstanceName: "" }, replicaOf, ["masterInstanceName"]],
        ["the old primary of a switchover", oldPrimary, { ...newRole, ...block }, []],
        ["the same of SQL Server", { ...oldPrimary, ...sqlServer }, { ...newRole, ...block, ...sqlServer }, []],
        ["the same without a replication block", oldPrimary, newRole, ["masterInstanceName"]],
        ["the same with an empty block", oldPrimary, { ...newRole, replicaConfiguration: {} }, ["masterInstanceName"]],
        ["the same of SQL Server, not cascadable", { ...oldPrimary, ...sqlServer }, { ...newRole, ...sqlServer, replicaConfiguration: { cascadableReplica: false } }, ["masterInstanceName"]],
        ["the same with the replica still listed", oldPrimary, { ...newRole, ...block, replicaNames: ["b"] }, ["masterInstanceName", "replicaConfiguration.cascadableReplica"]],
        ["the same with the list left out", oldPrimary, { ...pg, ...block, instanceType: REPLICA, masterInstanceName: "b" }, ["masterInstanceName", "replicaConfiguration.cascadableReplica"]],
        ["a stranger as new primary", oldPrimary, { ...newRole, ...block, masterInstanceName: "c" }, ["masterInstanceName", "replicaConfiguration.cascadableReplica"]],
        ["cascading replication turned on", replicaOf, { ...replicaOf, ...block }, ["replicaConfiguration.cascadableReplica"]],
        ["its block left out", { ...replicaOf, ...block }, replicaOf, []],
        ["a new replica for disaster recovery", pg, { ...pg, replicationCluster: { failoverDrReplicaName: "b" } }, []],
        ["a larger disk", disk(10, false), disk(20, false), []],
        ["a smaller disk that does not grow", disk(20, false), disk(10, false), ["settings.diskSize"]],
        ["a smaller disk that grows", disk(20, true), disk(10, true), []],
        ["leaving the network", { settings: { ipConfiguration: { privateNetwork: "n" } } }, { settings: { ipConfiguration: { ipv4Enabled: true } } }, ["settings.ipConfiguration.privateNetwork"]],
        ["leaving out the whole block", { settings: { ipConfiguration: { privateNetwork: "n" } } }, { settings: {} }, []],
        ["another network", { settings: { ipConfiguration: { privateNetwork: "n" } } }, { settings: { ipConfiguration: { privateNetwork: "m" } } }, []],
        ["no more automatic upgrades", { settings: { autoUpgradeEnabled: true } }, { settings: {} }, ["settings.autoUpgradeEnabled"]],
    ]; // biome-ignore format: a table of cases
    for (const [name, before, after, expected] of cases) {
        it(`${expected.length === 0 ? "keeps the instance for" : "replaces the instance for"} ${name}`, () => {
            const live = { type: TYPE, urn: "urn", id: "x", inputs: before, outputs: before };
            assert.deepEqual(cloud.replacements(live, after), expected);
        });
    }

    it("keeps a disk that grows by itself when the program asks for less", () => {
        const { cloud: other, of: named } = example();
        const sized = (diskSize: number) => ({ ...named("primary").inputs, settings: { tier: "x", diskSize } });
        other.put(TYPE, "primary", sized(50));
        assert.equal(at(other.put(TYPE, "primary", sized(20)).outputs, "settings.diskSize"), 50);
    });
});

describe("promoting a Cloud SQL replica behind Pulumi's back", () => {
    const settings = { tier: "db-custom-2-7680", edition: "ENTERPRISE" };
    const primary = { name: "primary", region: REGION, databaseVersion: "POSTGRES_17", settings };
    const replica = { ...primary, name: "replica", region: FAILOVER, masterInstanceName: "primary" };

    async function promoted() {
        const clouds = allClouds();
        const store = Store.open(":memory:");
        const cloud = new Cloud(clouds, store);
        const first = await make(cloud, subject("primary", REGION, TYPE), primary);
        const one = subject("replica", FAILOVER, TYPE);
        const second = await make(cloud, one, replica);
        const operations = new Operations(clouds, store);
        operations.promote("replica");
        const read = await cloud.read(one, second.id, second);
        if (read === undefined) throw new Error("the replica is gone");
        return { cloud, operations, one, second, read, first };
    }

    it("makes it a primary and leaves the old one alone", async () => {
        const { cloud, read, first } = await promoted();
        assert.equal(read.outputs.instanceType, CLOUD);
        assert.equal(read.outputs.masterInstanceName, "");
        const old = await cloud.read(subject("primary", REGION, TYPE), first.id, first);
        assert.deepEqual(old?.outputs, first.outputs);
    });

    it("previews the program without its primary as no replacement after a refresh, and the old program as one", async () => {
        const { cloud, one, read } = await promoted();
        const { masterInstanceName: _gone, ...alone } = replica;
        for (const program of [alone, { ...alone, instanceType: CLOUD }]) {
            const { inputs, refusals } = cloud.check(one, program, read.inputs);
            assert.deepEqual(refusals, []);
            const { changes } = cloud.diff(one, read.id, read.inputs, inputs);
            assert.deepEqual(
                changes.filter(({ replaces }) => replaces),
                [],
            );
            const updated = await cloud.update(one, read.id, inputs);
            assert.deepEqual([updated.instanceType, updated.masterInstanceName], [CLOUD, ""]);
        }
        const old = cloud.diff(one, read.id, read.inputs, cloud.check(one, replica, read.inputs).inputs);
        assert.ok(old.changes.some(({ path, replaces }) => path === "masterInstanceName" && replaces));
    });

    it("promotes by a change of the program, in place", async () => {
        const cloud = new Cloud(allClouds(), Store.open(":memory:"));
        await make(cloud, subject("primary", REGION, TYPE), primary);
        const one = subject("replica", FAILOVER, TYPE);
        const { id, inputs } = await make(cloud, one, replica);
        const { masterInstanceName: _gone, ...alone } = replica;
        const checked = cloud.check(one, { ...alone, instanceType: CLOUD }, inputs).inputs;
        const replacing = cloud.diff(one, id, inputs, checked).changes.filter(({ replaces }) => replaces);
        assert.deepEqual(replacing, []);
        const updated = await cloud.update(one, id, checked);
        assert.deepEqual([updated.instanceType, updated.masterInstanceName], [CLOUD, ""]);
    });

    it("is refused for a primary", async () => {
        const { operations } = await promoted();
        assert.throws(
            () => operations.promote("primary"),
            /instanceType must be READ_REPLICA_INSTANCE before the instance can be promoted, got "CLOUD_SQL_INSTANCE"/,
        );
    });
});
