import assert from "node:assert/strict";
import { example } from "./example.ts";
import { FAILOVER, type World } from "./world.ts";

const EXISTS = "create it first and pass its output, so that the engine orders the two";

describe("the data tier of the simulated AWS", () => {
    let world: World;
    before(async () => {
        world = await example();
    });

    it("wants two zones under a database", async () => {
        for (const group of ["database-subnets", "proxy"]) {
            const property = group === "proxy" ? "vpcSubnetIds" : "subnetIds";
            const noun = group === "proxy" ? "a database proxy" : "a database subnet group";
            assert.equal(
                await world.refused(group, { [property]: [world.of("private-a").id] }),
                `${property} must lie in at least 2 availability zones for ${noun}, got us-east-1a; name subnets of two or more zones`,
            );
        }
    });

    it("refuses a replica of a database without backups, or of one abroad without ARN and key", async () => {
        const fresh = await example();
        const arn = fresh.arn("database");
        assert.equal(
            await fresh.refused("replica", { kmsKeyId: null }),
            "kmsKeyId must name a key of us-west-2 for a replica of an encrypted database in another region; make a key there",
        );
        assert.equal(
            await fresh.refused("replica", { replicateSourceDb: "primary" }),
            'replicateSourceDb must be an ARN, as the source is in us-east-1, got "primary"; pass the arn of the source',
        );
        await fresh.update("database", { backupRetentionPeriod: 0 });
        assert.equal(
            await fresh.refused("replica", {}),
            `replicateSourceDb must name a database with automated backups (backupRetentionPeriod above 0), got "${arn}"; set backupRetentionPeriod on the source first`,
        );
        fresh.operations.set("primary", "status", "failed");
        await assert.rejects(
            fresh.another("replica", {}),
            /replicateSourceDb must name a database that is available, got "failed"/,
        );
    });

    it("promotes a replica in place when it drops its source, keeping id, ARN and engine", async () => {
        const fresh = await example();
        const before = fresh.of("replica");
        assert.deepEqual(fresh.replaced("replica", { replicateSourceDb: null }), []);
        const after = await fresh.update("replica", { replicateSourceDb: null, multiAz: true });
        assert.equal(after.outputs.arn, before.outputs.arn);
        assert.equal(after.outputs.engine, "postgres");
        assert.equal(after.outputs.username, "example");
        await fresh.delete("database");
    });

    it("refuses to promote a replica in no state for it", async () => {
        const fresh = await example();
        fresh.operations.set("replica", "status", "storage-full");
        assert.throws(
            () => fresh.operations.promote("replica"),
            /status must be available for it to be promoted, got "storage-full"/,
        );
    });

    it("copies automated backups into another region only", async () => {
        assert.match(
            await world.refused("backups-copy", {}, "us-east-1"),
            /^sourceDbInstanceArn must name a database of another region than us-east-1, got "arn:/,
        );
    });

    it("refuses missing groups and keys of a database or cache", async () => {
        const own = { identifier: "another" };
        assert.equal(
            await world.refused("database", { ...own, dbSubnetGroupName: "absent" }),
            `dbSubnetGroupName must name a subnet group that exists, got "absent"; ${EXISTS}`,
        );
        assert.equal(
            await world.refused("database", { ...own, parameterGroupName: "absent" }),
            `parameterGroupName must name a parameter group that exists, got "absent"; ${EXISTS}`,
        );
        assert.equal(
            await world.refused("cache", { replicationGroupId: "another", subnetGroupName: "absent" }),
            `subnetGroupName must name a subnet group that exists, got "absent"; ${EXISTS}`,
        );
        assert.match(
            await world.refused("database", { identifier: "primary" }),
            /^identifier must differ from that of "db-\w+" in the same region, got "primary"; choose another name/,
        );
    });

    it("refuses a cache whose shards cannot fail over, or whose zones do not count", async () => {
        const own = { replicationGroupId: "another" };
        assert.equal(
            await world.refused("shards", { ...own, automaticFailoverEnabled: false, multiAzEnabled: false }),
            "automaticFailoverEnabled must be true when there are several node groups, got false",
        );
        assert.equal(
            await world.refused("shards", { ...own, replicasPerNodeGroup: 0 }),
            "replicasPerNodeGroup must be at least 1 when multiAzEnabled is true, got 0",
        );
        assert.equal(
            await world.refused("cache", { ...own, preferredCacheClusterAzs: ["us-east-1a"] }),
            "preferredCacheClusterAzs must name one zone for each of the 2 nodes, got 1",
        );
        assert.equal(
            await world.refused("cache", { ...own, preferredCacheClusterAzs: ["us-east-1a", "us-west-2b"] }),
            'preferredCacheClusterAzs[1] must be a zone of region us-east-1 (us-east-1a, us-east-1b, us-east-1c), got "us-west-2b"; choose one of them, or another provider',
        );
    });

    it("lets a replica of a cache take over, and says why it cannot", async () => {
        const fresh = await example();
        const [change] = fresh.operations.promote("sessions");
        assert.match(JSON.stringify(change?.before), /"primaryAvailabilityZone":"us-east-1a"/);
        assert.match(JSON.stringify(change?.after), /"primaryAvailabilityZone":"us-east-1b"/);
        await fresh.update("cache", { automaticFailoverEnabled: false, multiAzEnabled: false });
        assert.throws(
            () => fresh.operations.promote("sessions"),
            /automaticFailoverEnabled must be true for a replica to take over, got false/,
        );
    });

    it("keeps a bucket that is written to unless forceDestroy is on", async () => {
        assert.match(
            await world.refusedDelete("logs"),
            /^forceDestroy must be true, or the bucket empty: trail "arn:.*" writes to it, got false; delete what writes/,
        );
    });

    it("replicates between versioned buckets only, and never unversions one", async () => {
        assert.equal(
            await world.refused("replication", { bucket: "example-logs" }),
            'bucket must have versioning enabled, got "example-logs"; enable it with a BucketVersioning first, named in dependsOn',
        );
        assert.equal(
            await world.refusedUpdate("versions", { versioningConfiguration: { status: "Disabled" } }),
            'versioningConfiguration.status must not go back to Disabled, got "Disabled"; suspend it',
        );
    });

    it("copies keys and secrets into other regions only", async () => {
        assert.match(
            await world.refused("key-copy", {}, "us-east-1"),
            /^primaryKeyArn must name a key of another region than us-east-1, got "arn:/,
        );
        const fresh = await example();
        const single = await fresh.make("kms/key:Key", "single", {});
        assert.match(
            await fresh.refused("key-copy", { primaryKeyArn: single.outputs.arn ?? "" }),
            /^primaryKeyArn must name a key with multiRegion true, got "arn:.*multiRegion cannot be changed later$/,
        );
        assert.equal(
            await world.refused("secret", { replicas: [{ region: "us-east-1" }] }),
            'replicas[0].region must differ from the secret\'s own region us-east-1, got "us-east-1"',
        );
    });

    it("keeps vaults that hold recovery points, and locks that are final", async () => {
        const fresh = await example();
        fresh.operations.set(fresh.of("vault-copy").urn, "recoveryPoints", 3);
        assert.equal(
            await fresh.refusedDelete("vault-copy"),
            "forceDestroy must be true before a vault with recovery points can be deleted, got 3 recovery points; change it in one update, then delete in the next",
        );
        fresh.operations.set(fresh.of("vault").urn, "recoveryPoints", 3);
        assert.match(
            await fresh.refusedDelete("vault"),
            /^recoveryPoints must be 0 before a locked vault can be deleted, and the lock keeps them until they expire, got 3/,
        );
        await fresh.make(
            "backup/vaultLockConfiguration:VaultLockConfiguration",
            "final",
            { backupVaultName: "vault", changeableForDays: 3 },
            FAILOVER,
        );
        assert.equal(
            await fresh.refusedDelete("final"),
            "changeableForDays makes a lock that cannot be changed or removed once these days are over, got 3; keep it as it is; a lock without changeableForDays can be removed",
        );
        assert.equal(
            await fresh
                .refused("vault-lock", { minRetentionDays: 100 }, FAILOVER)
                .then((text) => text.split("; and ")[0]),
            '409 already exists: another-vault-lock, got id "vault"; import it, name this one differently, or delete the other first',
        );
    });

    it("refuses backup plans into missing vaults, out of cold storage too early, or continuous for too long", async () => {
        const rule = { ruleName: "x", targetVaultName: "vault" };
        assert.equal(
            await world.refused("backup-plan", { rules: [{ ...rule, targetVaultName: "absent" }] }),
            `rules[0].targetVaultName must name a backup vault that exists, got "absent"; ${EXISTS}`,
        );
        assert.equal(
            await world.refused("backup-plan", {
                rules: [{ ...rule, lifecycle: { coldStorageAfter: 30, deleteAfter: 60 } }],
            }),
            "rules[0].lifecycle.deleteAfter must be at least 90 days after coldStorageAfter (30), got 60",
        );
        assert.equal(
            await world.refused("backup-plan", {
                rules: [{ ...rule, enableContinuousBackup: true, lifecycle: { deleteAfter: 90 } }],
            }),
            "rules[0].lifecycle.deleteAfter must be at most 35 days when enableContinuousBackup is true, got 90; keep longer backups by another rule",
        );
    });
});
