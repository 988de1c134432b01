/** PostgreSQL in two regions, as every rule about Cloud SQL wants it. */

import type { Json, StateResource } from "../state.ts";

/** Names of the instances: the one that takes writes, and its replica in the other region. */
export const PRIMARY = "database-us-central1";
export const REPLICA = "database-us-east1";

export function cloudSql(project: string, system: string): readonly StateResource[] {
    const place = (region: string) => ({ parent: system, provider: `gcp-${region}` });
    return [
        {
            type: "gcp:sql/databaseInstance:DatabaseInstance",
            name: PRIMARY,
            id: PRIMARY,
            ...place("us-central1"),
            options: { protect: true, ignoreChanges: ["settings.diskSize"] },
            outputs: {
                name: PRIMARY,
                region: "us-central1",
                databaseVersion: "POSTGRES_17",
                instanceType: "CLOUD_SQL_INSTANCE",
                masterInstanceName: "",
                deletionProtection: true,
                settings: {
                    ...settings(project),
                    diskSize: 100,
                    backupConfiguration: {
                        enabled: true,
                        location: "us-east1",
                        pointInTimeRecoveryEnabled: true,
                        transactionLogRetentionDays: 14,
                        backupRetentionSettings: { retainedBackups: 30, retentionUnit: "COUNT" },
                    },
                    retainBackupsOnDelete: true,
                    finalBackupConfig: { enabled: true, retentionDays: 30 },
                    maintenanceWindow: { day: 7, hour: 8, updateTrack: "stable" },
                },
            },
        },
        {
            type: "gcp:sql/databaseInstance:DatabaseInstance",
            name: REPLICA,
            id: REPLICA,
            ...place("us-east1"),
            options: { protect: true },
            outputs: {
                name: REPLICA,
                region: "us-east1",
                databaseVersion: "POSTGRES_17",
                instanceType: "READ_REPLICA_INSTANCE",
                masterInstanceName: PRIMARY,
                deletionProtection: true,
                settings: { ...settings(project), diskSize: 10, backupConfiguration: { enabled: false, location: "" } },
            },
            madeFrom: { masterInstanceName: [PRIMARY] },
        },
        {
            type: "gcp:sql/database:Database",
            name: "database-orders",
            id: `projects/${project}/instances/${PRIMARY}/databases/orders`,
            ...place("us-central1"),
            options: { protect: true },
            outputs: { name: "orders", instance: PRIMARY },
        },
        {
            type: "gcp:sql/user:User",
            name: "database-api",
            id: `api@${project}.iam//${PRIMARY}`,
            ...place("us-central1"),
            outputs: { name: `api@${project}.iam`, instance: PRIMARY, type: "CLOUD_IAM_SERVICE_ACCOUNT" },
        },
    ];
}

/** What both instances have in common. */
function settings(project: string): { readonly [key: string]: Json } {
    return {
        edition: "ENTERPRISE_PLUS",
        tier: "db-perf-optimized-N-4",
        availabilityType: "REGIONAL",
        activationPolicy: "ALWAYS",
        deletionProtectionEnabled: true,
        connectorEnforcement: "NOT_REQUIRED",
        diskAutoresize: true,
        diskAutoresizeLimit: 500,
        databaseFlags: [
            { name: "cloudsql.iam_authentication", value: "on" },
            { name: "max_connections", value: "500" },
        ],
        connectionPoolConfigs: [
            {
                connectionPoolingEnabled: true,
                flags: [
                    { name: "max_pool_size", value: "50" },
                    { name: "pool_mode", value: "transaction" },
                ],
            },
        ],
        insightsConfig: { queryInsightsEnabled: true },
        ipConfiguration: {
            ipv4Enabled: false,
            privateNetwork: `projects/${project}/global/networks/platform`,
            sslMode: "ENCRYPTED_ONLY",
        },
    };
}
