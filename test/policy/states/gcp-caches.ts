/** Caches in two regions, of all three kinds of Memorystore, as every rule about them wants it. */

import type { Properties, StateResource } from "../state.ts";

const REGIONS = ["us-central1", "us-east1"] as const;

export function caches(project: string, system: string): readonly StateResource[] {
    return REGIONS.flatMap((region) => {
        const place = { parent: system, provider: `gcp-${region}`, options: { protect: true } };
        return [
            {
                type: "gcp:memorystore/instance:Instance",
                name: `cache-${region}`,
                id: valkeyId(project, region),
                ...place,
                outputs: {
                    location: region,
                    instanceId: `cache-${region}`,
                    nodeType: "HIGHMEM_MEDIUM",
                    shardCount: 3,
                    replicaCount: 1,
                    mode: "CLUSTER",
                    engineVersion: "VALKEY_8_0",
                    engineConfigs: { "maxmemory-policy": "noeviction" },
                    persistenceConfig: { mode: "AOF" },
                    zoneDistributionConfig: { mode: "MULTI_ZONE" },
                    transitEncryptionMode: "SERVER_AUTHENTICATION",
                    authorizationMode: "IAM_AUTH",
                    deletionProtectionEnabled: true,
                    ...maintained(region),
                    ...(region === "us-east1" && {
                        crossInstanceReplicationConfig: {
                            instanceRole: "SECONDARY",
                            primaryInstance: { instance: valkeyId(project, "us-central1") },
                        },
                    }),
                },
                ...(region === "us-east1" && { madeFrom: { crossInstanceReplicationConfig: ["cache-us-central1"] } }),
            },
            {
                type: "gcp:redis/instance:Instance",
                name: `redis-${region}`,
                id: `projects/${project}/locations/${region}/instances/redis`,
                ...place,
                outputs: {
                    region,
                    tier: "STANDARD_HA",
                    redisConfigs: { "maxmemory-policy": "noeviction" },
                    persistenceConfig: { persistenceMode: "RDB" },
                    transitEncryptionMode: "SERVER_AUTHENTICATION",
                    authEnabled: true,
                    deletionProtection: true,
                    ...maintained(region),
                },
            },
            {
                type: "gcp:redis/cluster:Cluster",
                name: `redis-cluster-${region}`,
                id: `projects/${project}/locations/${region}/clusters/redis`,
                ...place,
                outputs: {
                    region,
                    shardCount: 3,
                    replicaCount: 1,
                    zoneDistributionConfig: { mode: "MULTI_ZONE" },
                    redisConfigs: { "maxmemory-policy": "noeviction" },
                    persistenceConfig: { mode: "AOF" },
                    transitEncryptionMode: "TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION",
                    authorizationMode: "AUTH_MODE_IAM_AUTH",
                    deletionProtectionEnabled: true,
                    ...maintained(region),
                },
            },
        ];
    });
}

function valkeyId(project: string, region: string): string {
    return `projects/${project}/locations/${region}/instances/cache-${region}`;
}

function maintained(region: string): Properties {
    const day = region === "us-central1" ? "SUNDAY" : "SATURDAY";
    return { maintenancePolicy: { weeklyMaintenanceWindows: [{ day, startTime: { hours: 8 } }] } };
}
