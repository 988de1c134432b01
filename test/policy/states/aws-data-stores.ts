import type { StateResource } from "../state.ts";
import { keyArn } from "./aws-data-keys.ts";
import { arn, EAST, placed, REGIONS, type Region, WEST } from "./aws-data-place.ts";

const ZONES = { [EAST]: ["us-east-1a", "us-east-1b", "us-east-1c"], [WEST]: ["us-west-2a", "us-west-2b"] } as const;

/** Databases with their proxies, caches, and the subnets that they stand in. */
export const stores: readonly StateResource[] = REGIONS.flatMap((region) => [
    ...subnets(region),
    ...database(region),
    ...cache(region),
]);

function subnets(region: Region): readonly StateResource[] {
    return ZONES[region].map((availabilityZone) =>
        placed("aws:ec2/subnet:Subnet", `data-${availabilityZone}`, region, { availabilityZone }),
    );
}

function database(region: Region): readonly StateResource[] {
    const follows = region === WEST;
    const subnetIds = ZONES[region].map((zone) => `data-${zone}`);
    return [
        placed("aws:rds/subnetGroup:SubnetGroup", `database-subnets-${region}`, region, { subnetIds }),
        placed("aws:rds/parameterGroup:ParameterGroup", `database-parameters-${region}`, region, {
            family: "postgres17",
            parameters: [{ name: "rds.force_ssl", value: "1", applyMethod: "immediate" }],
        }),
        placed(
            "aws:rds/instance:Instance",
            `database-${region}`,
            region,
            {
                arn: arn("rds", region, `db:database-${region}`),
                identifier: `database-${region}`,
                engine: "postgres",
                engineVersion: "17",
                instanceClass: "db.m7g.large",
                multiAz: true,
                allocatedStorage: 100,
                maxAllocatedStorage: 1000,
                storageEncrypted: true,
                kmsKeyId: keyArn(region),
                publiclyAccessible: false,
                backupRetentionPeriod: 35,
                maintenanceWindow: follows ? "wed:05:00-wed:06:00" : "sun:05:00-sun:06:00",
                applyImmediately: false,
                deletionProtection: true,
                skipFinalSnapshot: false,
                finalSnapshotIdentifier: `database-${region}-final`,
                deleteAutomatedBackups: false,
                monitoringInterval: 60,
                performanceInsightsEnabled: true,
                tags: { backup: "erato" },
                tagsAll: { backup: "erato", system: "erato" },
                ...(follows && { replicateSourceDb: arn("rds", EAST, `db:database-${EAST}`) }),
            },
            {
                options: { protect: true },
                madeFrom: {
                    kmsKeyId: [`key-${region}`],
                    ...(follows && { replicateSourceDb: [`database-${EAST}`] }),
                },
            },
        ),
        placed("aws:rds/proxy:Proxy", `proxy-${region}`, region, {
            engineFamily: "POSTGRESQL",
            requireTls: true,
            vpcSubnetIds: subnetIds,
        }),
        ...(follows
            ? [
                  placed(
                      "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
                      "database-backups",
                      region,
                      {
                          sourceDbInstanceArn: arn("rds", EAST, `db:database-${EAST}`),
                          retentionPeriod: 35,
                          kmsKeyId: keyArn(region),
                      },
                      { madeFrom: { sourceDbInstanceArn: [`database-${EAST}`] } },
                  ),
              ]
            : []),
    ];
}

function cache(region: Region): readonly StateResource[] {
    const follows = region === WEST;
    const group = placed(
        "aws:elasticache/replicationGroup:ReplicationGroup",
        `cache-${region}`,
        region,
        {
            replicationGroupId: `cache-${region}`,
            engine: "valkey",
            nodeType: "cache.m7g.large",
            numCacheClusters: 3,
            automaticFailoverEnabled: true,
            multiAzEnabled: true,
            atRestEncryptionEnabled: true,
            transitEncryptionEnabled: true,
            snapshotRetentionLimit: 7,
            finalSnapshotIdentifier: `cache-${region}-final`,
            maintenanceWindow: follows ? "wed:06:00-wed:07:00" : "sun:06:00-sun:07:00",
            applyImmediately: false,
            ...(follows ? { globalReplicationGroupId: "xxdcj-erato" } : { transitEncryptionMode: "required" }),
        },
        { options: { protect: true }, ...(follows && { madeFrom: { globalReplicationGroupId: ["cache-global"] } }) },
    );
    const subnetGroup = placed("aws:elasticache/subnetGroup:SubnetGroup", `cache-subnets-${region}`, region, {
        subnetIds: ZONES[region].map((zone) => `data-${zone}`),
    });
    if (follows) return [subnetGroup, group];
    return [
        subnetGroup,
        group,
        placed("aws:elasticache/parameterGroup:ParameterGroup", "cache-parameters", region, {
            family: "valkey8",
            parameters: [{ name: "maxmemory-policy", value: "allkeys-lru" }],
        }),
        placed(
            "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup",
            "cache-global",
            region,
            {
                globalReplicationGroupId: "xxdcj-erato",
                primaryReplicationGroupId: `cache-${region}`,
                automaticFailoverEnabled: true,
            },
            {
                id: "xxdcj-erato",
                options: { protect: true },
                madeFrom: { primaryReplicationGroupId: [`cache-${region}`] },
            },
        ),
    ];
}
