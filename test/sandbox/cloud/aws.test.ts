import assert from "node:assert/strict";
import { Cloud } from "../../../sandbox/cloud/cloud.ts";
import { allClouds } from "../../../sandbox/cloud/clouds.ts";
import { Operations } from "../../../sandbox/cloud/operations.ts";
import { Store } from "../../../sandbox/cloud/store.ts";
import type { Bag } from "../../../sandbox/cloud/values.ts";
import { make, subject } from "./fixture.ts";

const clouds = allClouds();
const type = {
    vpc: "aws:ec2/vpc:Vpc",
    subnet: "aws:ec2/subnet:Subnet",
    cache: "aws:elasticache/replicationGroup:ReplicationGroup",
    database: "aws:rds/instance:Instance",
    zone: "aws:route53/zone:Zone",
    topic: "aws:sns/topic:Topic",
} as const;

function build() {
    const store = Store.open(":memory:");
    const cloud = new Cloud(clouds, store);
    const at = (kind: keyof typeof type, name: string, region = "us-east-1") => subject(name, region, type[kind]);
    const add = (kind: keyof typeof type, name: string, inputs: Bag, region?: string) =>
        make(cloud, at(kind, name, region), inputs);
    return { store, cloud, at, add };
}

describe("the simulated AWS", () => {
    it("places subnets in their VPC and refuses what overlaps or lies outside", async () => {
        const { add } = build();
        const vpc = await add("vpc", "net", { cidrBlock: "10.0.0.0/16" });
        const subnet = await add("subnet", "a", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
        assert.equal(subnet.outputs.availabilityZone, "us-east-1a");
        assert.match(String(subnet.outputs.arn), /^arn:aws:ec2:us-east-1:123456789012:subnet\/subnet-0/);
        await assert.rejects(
            add("subnet", "b", { vpcId: vpc.id, cidrBlock: "10.0.0.128/25" }),
            /cidrBlock must not overlap 10\.0\.0\.0\/24/,
        );
        await assert.rejects(
            add("subnet", "c", { vpcId: vpc.id, cidrBlock: "10.1.0.0/24" }),
            /cidrBlock must lie inside the VPC's block 10\.0\.0\.0\/16/,
        );
    });

    it("refuses to delete a VPC under its subnets", async () => {
        const { add, cloud, at } = build();
        const vpc = await add("vpc", "net", { cidrBlock: "10.0.0.0/16" });
        const subnet = await add("subnet", "a", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
        await assert.rejects(cloud.delete(at("vpc", "net"), vpc.id), /is in use by subnet "subnet-0/);
        await cloud.delete(at("subnet", "a"), subnet.id);
        await cloud.delete(at("vpc", "net"), vpc.id);
    });

    it("replaces a VPC for any change of tenancy but the one that AWS allows", async () => {
        const { add, cloud, at } = build();
        const vpc = await add("vpc", "net", { cidrBlock: "10.0.0.0/16" });
        const replaces = (from: string, to: string) =>
            cloud.diff(
                at("vpc", "net"),
                vpc.id,
                { ...vpc.inputs, instanceTenancy: from },
                { ...vpc.inputs, instanceTenancy: to },
            ).changes[0]?.replaces;
        assert.equal(replaces("default", "dedicated"), true);
        assert.equal(replaces("dedicated", "default"), false);
    });

    const source = {
        engine: "postgres",
        instanceClass: "db.t4g.small",
        allocatedStorage: 20,
        username: "example",
        skipFinalSnapshot: true,
        backupRetentionPeriod: 7,
    };

    it("copies a replica's settings from its source and promotes it in place", async () => {
        const { add, cloud, at, store } = build();
        const primary = await add("database", "primary", source);
        const inputs = {
            instanceClass: "db.t4g.small",
            replicateSourceDb: String(primary.outputs.arn),
            skipFinalSnapshot: true,
        };
        const replica = await add("database", "replica", inputs);
        assert.equal(replica.outputs.engine, "postgres");
        assert.match(
            String(replica.outputs.endpoint),
            /^replica-[0-9a-f]{7}\.c\w{11}\.us-east-1\.rds\.amazonaws\.com:5432$/,
        );
        new Operations(clouds, store).promote("replica");
        const read = await cloud.read(at("database", "replica"), replica.id, replica);
        assert.ok(read);
        assert.equal(read.inputs.replicateSourceDb, undefined);
        const { replicateSourceDb: _, ...promoted } = replica.inputs;
        assert.deepEqual(cloud.diff(at("database", "replica"), replica.id, read.inputs, promoted).changes, []);
        const { changes } = cloud.diff(at("database", "replica"), replica.id, read.inputs, replica.inputs);
        assert.deepEqual(changes, [{ path: "replicateSourceDb", kind: "add", replaces: false }]);
        await assert.rejects(
            cloud.update(at("database", "replica"), replica.id, replica.inputs),
            /replicateSourceDb cannot be given to a database that exists, got "arn:.*; remove it, or replace the database/,
        );
        assert.throws(
            () => new Operations(clouds, store).promote("primary"),
            /replicateSourceDb must name a source, only a read replica can be promoted/,
        );
    });

    it("refuses a replica of nothing, and an original without engine", async () => {
        const { add } = build();
        await assert.rejects(
            add("database", "replica", { instanceClass: "x", replicateSourceDb: "nowhere" }),
            /replicateSourceDb must be the ARN or identifier of a database, got "nowhere"/,
        );
        await assert.rejects(
            add("database", "empty", { instanceClass: "x" }),
            /engine is required for a database that is not a copy; set engine/,
        );
    });

    it("refuses to delete a database without a final snapshot or under protection", async () => {
        const { add, cloud, at } = build();
        const { skipFinalSnapshot: _, ...careful } = source;
        const one = await add("database", "one", careful);
        await assert.rejects(
            cloud.delete(at("database", "one"), one.id),
            /skipFinalSnapshot must be true, or finalSnapshotIdentifier set/,
        );
        const two = await add("database", "two", { ...source, deletionProtection: true });
        await assert.rejects(
            cloud.delete(at("database", "two"), two.id),
            /deletionProtection must be false before it can be deleted/,
        );
    });

    const cache = {
        description: "sessions",
        nodeType: "cache.t4g.small",
        engine: "valkey",
        automaticFailoverEnabled: true,
        multiAzEnabled: true,
        numCacheClusters: 2,
    };

    it("answers with the endpoints of a cache, encrypted or not", async () => {
        const { add } = build();
        const { outputs } = await add("cache", "sessions", cache);
        assert.match(
            String(outputs.primaryEndpointAddress),
            /^master\.sessions-[0-9a-f]{7}\.\w{6}\.use1\.cache\.amazonaws\.com$/,
        );
        assert.equal(Array.isArray(outputs.memberClusters) && outputs.memberClusters.length, 2);
        const sharded = await add("cache", "shards", {
            description: "x",
            nodeType: "x",
            clusterMode: "enabled",
            automaticFailoverEnabled: true,
            numNodeGroups: 2,
            replicasPerNodeGroup: 1,
        });
        assert.match(
            String(sharded.outputs.configurationEndpointAddress),
            /^shards-\w+\.\w{6}\.clustercfg\.use1\.cache\.amazonaws\.com$/,
        );
        assert.equal(Array.isArray(sharded.outputs.memberClusters) && sharded.outputs.memberClusters.length, 4);
    });

    for (const [change, message] of [
        [{ automaticFailoverEnabled: false }, /multiAzEnabled needs automaticFailoverEnabled/],
        [{ numCacheClusters: 1 }, /numCacheClusters must be at least 2 for automatic failover, got 1/],
        [{ nodeType: null }, /nodeType is required outside a global replication group/],
    ] as const) {
        it(`refuses a cache with ${JSON.stringify(change)}`, () =>
            assert.rejects(build().add("cache", "sessions", { ...cache, ...change }), message));
    }

    it("replaces a cache for a downgrade or another engine, but not from redis to valkey", async () => {
        const { add, cloud, at } = build();
        const one = await add("cache", "sessions", { ...cache, engine: "redis", engineVersion: "7.1" });
        const replaced = (change: Bag) =>
            cloud
                .diff(at("cache", "sessions"), one.id, one.inputs, { ...one.inputs, ...change })
                .changes.filter(({ replaces }) => replaces)
                .map(({ path }) => path);
        assert.deepEqual(replaced({ engineVersion: "7.0" }), ["engineVersion"]);
        assert.deepEqual(replaced({ engineVersion: "7.2" }), []);
        assert.deepEqual(replaced({ engine: "valkey" }), []);
        const two = await add("cache", "other", cache);
        const back = cloud.diff(at("cache", "other"), two.id, two.inputs, { ...two.inputs, engine: "redis" }).changes;
        assert.deepEqual(back, [{ path: "engine", kind: "update", replaces: true }]);
    });

    it("lets one name live in two regions, but not a bucket's", async () => {
        const { add, cloud } = build();
        await add("cache", "one", { ...cache, replicationGroupId: "shared" }, "us-east-1");
        await add("cache", "two", { ...cache, replicationGroupId: "shared" }, "us-west-2");
        const bucket = (name: string, region: string) =>
            make(cloud, subject(name, region, "aws:s3/bucket:Bucket"), { bucket: "shared" });
        await bucket("one", "us-east-1");
        await assert.rejects(bucket("two", "us-west-2"), /409 already exists: shared/);
    });

    it("names topics and zones as AWS does", async () => {
        const { add } = build();
        assert.match((await add("topic", "alerts", {})).id, /^arn:aws:sns:us-east-1:123456789012:alerts-[0-9a-f]{7}$/);
        await assert.rejects(
            add("topic", "queue", { fifoTopic: true, name: "queue" }),
            /name must end in \.fifo for a FIFO topic, got "queue"; name it "queue\.fifo"/,
        );
        const zone = await add("zone", "site", { name: "example.com" });
        assert.match(zone.id, /^Z0\d{6}[A-Z0-9]{13}$/);
        assert.equal(Array.isArray(zone.outputs.nameServers) && zone.outputs.nameServers.length, 4);
    });
});
