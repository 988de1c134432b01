import assert from "node:assert/strict";
import { example } from "./example.ts";
import { FAILOVER, type World } from "./world.ts";

describe("copies of data between regions of the simulated AWS", () => {
    let world: World;
    before(async () => {
        world = await example();
    });

    it("refuses a replica of a database whose password RDS manages, as real deployments find out at apply", async () => {
        const fresh = await example();
        await fresh.update("database", { passwordWo: null, passwordWoVersion: null, manageMasterUserPassword: true });
        assert.match(
            await fresh.refused("replica", {}),
            /^replicateSourceDb must name a database whose master password is not managed by RDS, got "arn:.*"; give the source a password of its own/,
        );
    });

    it("refuses a password and a blue/green update of a replica", async () => {
        assert.equal(
            await world.refused("replica", { passwordWo: "example", passwordWoVersion: 1 }),
            "passwordWo must be left out for a read replica, whose users are those of its source, got a value",
        );
        assert.equal(
            await world.refused("replica", { blueGreenUpdate: { enabled: true } }),
            "blueGreenUpdate.enabled must be left out for a read replica, got true",
        );
    });

    it("takes no replica behind a proxy", async () => {
        const fresh = await example();
        const vpc = await fresh.make("ec2/vpc:Vpc", "far", { cidrBlock: "10.99.0.0/16" }, FAILOVER);
        const subnet = async (letter: string, cidrBlock: string) => {
            const availabilityZone = `${FAILOVER}${letter}`;
            const inputs = { vpcId: vpc.id, cidrBlock, availabilityZone };
            return (await fresh.make("ec2/subnet:Subnet", availabilityZone, inputs, FAILOVER)).id;
        };
        const subnetIds = [await subnet("a", "10.99.0.0/24"), await subnet("b", "10.99.1.0/24")];
        await fresh.make(
            "rds/proxy:Proxy",
            "far-proxy",
            {
                name: "far",
                engineFamily: "POSTGRESQL",
                roleArn: fresh.arn("role"),
                vpcSubnetIds: subnetIds,
                defaultAuthScheme: "IAM_AUTH",
            },
            FAILOVER,
        );
        const target = { dbProxyName: "far", targetGroupName: "default", dbInstanceIdentifier: "replica" };
        await assert.rejects(
            fresh.make("rds/proxyTarget:ProxyTarget", "far-target", target, FAILOVER),
            /dbInstanceIdentifier must not name a read replica, got "replica"; register it when it is promoted/,
        );
    });

    it("sees no change of what is only written, and one of its version", () => {
        const { subject, id, inputs } = world.of("database");
        const changes = (change: Record<string, string | number>) =>
            world.cloud.diff(subject, id, inputs, { ...inputs, ...change }).changes.map(({ path }) => path);
        assert.deepEqual(changes({ passwordWo: "another" }), []);
        assert.deepEqual(changes({ passwordWo: "another", passwordWoVersion: 2 }), ["passwordWoVersion"]);
    });

    it("lets a cache take everything from the one that it follows, from another region only", async () => {
        const { outputs } = world.of("follower");
        for (const key of ["engine", "nodeType", "atRestEncryptionEnabled", "transitEncryptionEnabled"]) {
            assert.equal(outputs[key], world.of("cache").outputs[key], key);
        }
        assert.match(
            await world.refused("follower", { replicationGroupId: "another" }, "us-east-1"),
            /^globalReplicationGroupId must name a global group that has no cache in us-east-1 yet/,
        );
        assert.match(
            await world.refused("follower", { replicationGroupId: "another", globalReplicationGroupId: "absent" }),
            /^globalReplicationGroupId must name a global replication group that exists, got "absent"/,
        );
    });

    it("[trap 35] reads a follower's automatic failover back as the global group says, whatever the program wrote", async () => {
        const fresh = await example();
        await fresh.update("follower", { automaticFailoverEnabled: false, multiAzEnabled: false });
        const { subject, id, inputs, outputs } = fresh.of("follower");
        const seen = await fresh.cloud.read(subject, id, { inputs, outputs });
        assert.equal(seen?.inputs.automaticFailoverEnabled, true);
        assert.deepEqual(
            fresh.cloud.diff(subject, id, seen?.inputs ?? {}, inputs).changes.map(({ path }) => path),
            ["automaticFailoverEnabled"],
        );
    });

    it("makes a follower the cache that is written to, and the first one again", async () => {
        const fresh = await example();
        const primary = () =>
            fresh.operations.list({ type: "globalReplicationGroup" })[0]?.outputs.primaryReplicationGroupId;
        fresh.operations.promote("ReplicationGroup/follower");
        assert.equal(primary(), "sessions-west");
        fresh.operations.promote("ReplicationGroup/follower");
        assert.equal(primary(), "sessions-west", "now its own replicas take over from each other");
        fresh.operations.promote("ReplicationGroup/cache");
        assert.equal(primary(), "sessions");
    });

    it("keeps a global group while a cache follows it, and starts none from burstable nodes", async () => {
        assert.match(await world.refusedDelete("global-cache"), /^is in use by cache "sessions-west"/);
        const fresh = await example();
        await fresh.update("cache", { nodeType: "cache.t4g.small" });
        assert.match(
            await fresh.refused("global-cache", { globalReplicationGroupIdSuffix: "another" }),
            /^primaryReplicationGroupId must name a cache of M5, R5 or later nodes, .*got "cache\.t4g\.small"/,
        );
    });

    it("hands out a secret's version in every region that it is replicated to, and in no other", async () => {
        const token = "aws:secretsmanager/getSecretVersion:getSecretVersion";
        const { provider } = world.of("secret").subject;
        const ask = (region: string) => world.cloud.invoke(token, { secretId: "database", region }, provider);
        assert.equal((await ask("us-east-1")).secretString, "example");
        assert.equal((await ask(FAILOVER)).secretString, "example");
        await assert.rejects(ask("eu-west-1"), /ResourceNotFoundException: no secret "database" in eu-west-1/);
    });

    it("draws passwords of the length asked for, the same for the same request", async () => {
        const token = "aws:secretsmanager/getRandomPassword:getRandomPassword";
        const { provider } = world.of("secret").subject;
        const draw = async (passwordLength: number) =>
            String((await world.cloud.invoke(token, { passwordLength }, provider)).randomPassword);
        assert.match(await draw(40), /^[a-z0-9]{40}$/);
        assert.equal(await draw(40), await draw(40));
    });
});
