/** The example's buckets, databases and caches. */
import { FAILOVER, type World } from "./world.ts";

export async function storage(world: World): Promise<void> {
    for (const [name, region] of [
        ["assets", "us-east-1"],
        ["assets-copy", FAILOVER],
        ["logs", "us-east-1"],
    ] as const) {
        await world.make("s3/bucket:Bucket", name, { bucket: `example-${name}` }, region);
    }
    const bucket = "example-assets";
    const versions = { versioningConfiguration: { status: "Enabled" } };
    await world.make("s3/bucketVersioning:BucketVersioning", "versions", { bucket, ...versions });
    await world.make(
        "s3/bucketVersioning:BucketVersioning",
        "versions-copy",
        { bucket: "example-assets-copy", ...versions },
        FAILOVER,
    );
    await world.make("s3/bucketReplicationConfig:BucketReplicationConfig", "replication", {
        bucket,
        role: world.arn("role"),
        rules: [{ status: "Enabled", destination: { bucket: world.arn("assets-copy") } }],
    });
    await world.make("s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "lifecycle", {
        bucket,
        rules: [{ id: "old", status: "Enabled", expiration: { days: 90 } }],
    });
    await world.make("s3/bucketOwnershipControls:BucketOwnershipControls", "ownership", {
        bucket,
        rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    await world.make("s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "block", { bucket, blockPublicAcls: true });
    await world.make("s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", "sealed", {
        bucket,
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
    await world.make("s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", "object-lock", {
        bucket,
        rule: { defaultRetention: { mode: "GOVERNANCE", days: 30 } },
    });
    const writer = { Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" }, Effect: "Allow" };
    await world.make("s3/bucketPolicy:BucketPolicy", "logs-policy", {
        bucket: "example-logs",
        policy: JSON.stringify({ Version: "2012-10-17", Statement: [writer] }),
    });
    await world.make("s3/bucketLogging:BucketLogging", "access-log", {
        bucket,
        targetBucket: "example-logs",
        targetPrefix: "assets/",
    });
}

export async function data(world: World): Promise<void> {
    const subnetIds = [world.of("private-a").id, world.of("private-b").id];
    await world.make("rds/subnetGroup:SubnetGroup", "database-subnets", { name: "database", subnetIds });
    await world.make("rds/parameterGroup:ParameterGroup", "database-parameters", {
        name: "database",
        family: "postgres16",
    });
    await world.make("rds/instance:Instance", "database", {
        identifier: "primary",
        engine: "postgres",
        engineVersion: "16.4",
        instanceClass: "db.m6g.large",
        allocatedStorage: 100,
        username: "example",
        passwordWo: "example",
        passwordWoVersion: 1,
        multiAz: true,
        backupRetentionPeriod: 14,
        storageEncrypted: true,
        kmsKeyId: world.arn("key"),
        dbSubnetGroupName: "database",
        parameterGroupName: "database",
        vpcSecurityGroupIds: [world.of("inner").id],
        skipFinalSnapshot: true,
    });
    const replica = {
        identifier: "replica",
        instanceClass: "db.m6g.large",
        replicateSourceDb: world.arn("database"),
        kmsKeyId: world.arn("key-copy"),
        storageEncrypted: true,
        backupRetentionPeriod: 14,
        skipFinalSnapshot: true,
    };
    await world.make("rds/instance:Instance", "replica", replica, FAILOVER);
    await world.make(
        "rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
        "backups-copy",
        { sourceDbInstanceArn: world.arn("database") },
        FAILOVER,
    );
    await world.make("rds/proxy:Proxy", "proxy", {
        name: "database",
        engineFamily: "POSTGRESQL",
        roleArn: world.arn("role"),
        vpcSubnetIds: subnetIds,
        auths: [{ authScheme: "SECRETS", secretArn: world.arn("secret"), iamAuth: "DISABLED" }],
    });
    await world.make("rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup", "pool", { dbProxyName: "database" });
    await world.make("rds/proxyTarget:ProxyTarget", "proxy-target", {
        dbProxyName: "database",
        targetGroupName: "default",
        dbInstanceIdentifier: "primary",
    });
    await world.make("elasticache/subnetGroup:SubnetGroup", "cache-subnets", { name: "cache", subnetIds });
    await world.make("elasticache/parameterGroup:ParameterGroup", "cache-parameters", {
        name: "cache",
        family: "valkey8",
    });
    await world.make("elasticache/replicationGroup:ReplicationGroup", "cache", {
        replicationGroupId: "sessions",
        description: "sessions",
        engine: "valkey",
        nodeType: "cache.m7g.large",
        numCacheClusters: 2,
        automaticFailoverEnabled: true,
        multiAzEnabled: true,
        subnetGroupName: "cache",
        parameterGroupName: "cache",
        securityGroupIds: [world.of("inner").id],
    });
    await world.make("elasticache/globalReplicationGroup:GlobalReplicationGroup", "global-cache", {
        globalReplicationGroupIdSuffix: "sessions",
        primaryReplicationGroupId: world.of("cache").id,
    });
    await world.make(
        "elasticache/replicationGroup:ReplicationGroup",
        "follower",
        {
            replicationGroupId: "sessions-west",
            description: "sessions",
            globalReplicationGroupId: world.of("global-cache").id,
            numCacheClusters: 2,
            automaticFailoverEnabled: true,
            multiAzEnabled: true,
        },
        FAILOVER,
    );
    await world.make("elasticache/replicationGroup:ReplicationGroup", "shards", {
        replicationGroupId: "shards",
        description: "shards",
        engine: "valkey",
        nodeType: "cache.m7g.large",
        numNodeGroups: 2,
        replicasPerNodeGroup: 1,
        automaticFailoverEnabled: true,
        multiAzEnabled: true,
    });
}
