/** Files, images, secrets, keys, audit logs and what makes copies of them, as every rule about that wants it. */

import type { Properties, StateResource } from "../state.ts";

export const FILES = "files-bucket";
export const EXPORTS = "export-bucket";
export const EXPORT_JOB = "export-daily";
export const IMAGES = "images-repository";
export const SECRET = "session-key-secret";
export const KEY = "files-key";
export const KEY_RING = "keys";
export const AUDIT_BUCKET = "audit-bucket";
export const AUDIT_SINK = "audit-sink";

export function stores(project: string, system: string): readonly StateResource[] {
    const place = { parent: system, provider: "gcp-us-central1", options: { protect: true } };
    return [
        {
            type: "gcp:storage/bucket:Bucket",
            name: FILES,
            id: `${project}-files`,
            ...place,
            outputs: {
                ...bucket(`${project}-files`),
                location: "US",
                customPlacementConfig: { dataLocations: ["US-CENTRAL1", "US-EAST1"] },
                rpo: "ASYNC_TURBO",
                lifecycleRules: [
                    { action: { type: "SetStorageClass", storageClass: "NEARLINE" }, condition: { age: 1 } },
                    { action: { type: "Delete" }, condition: { daysSinceNoncurrentTime: 30, withState: "ARCHIVED" } },
                ],
            },
        },
        {
            type: "gcp:storage/bucket:Bucket",
            name: EXPORTS,
            id: `${project}-export`,
            ...place,
            outputs: {
                ...bucket(`${project}-export`),
                location: "EU",
                lifecycleRules: [
                    { action: { type: "Delete" }, condition: { daysSinceNoncurrentTime: 90, withState: "ARCHIVED" } },
                ],
            },
        },
        {
            type: "gcp:cloudscheduler/job:Job",
            name: EXPORT_JOB,
            id: `projects/${project}/locations/us-east1/jobs/export`,
            ...place,
            outputs: {
                region: "us-east1",
                schedule: "0 5 * * *",
                timeZone: "Etc/UTC",
                paused: false,
                retryConfig: { retryCount: 3 },
                httpTarget: {
                    httpMethod: "POST",
                    uri: `https://sqladmin.googleapis.com/v1/projects/${project}/instances/database/export`,
                },
            },
        },
        {
            type: "gcp:artifactregistry/repository:Repository",
            name: IMAGES,
            id: `projects/${project}/locations/us/repositories/orders`,
            ...place,
            outputs: {
                location: "us",
                format: "DOCKER",
                mode: "STANDARD_REPOSITORY",
                dockerConfig: { immutableTags: true },
                cleanupPolicies: [
                    { id: "old", action: "DELETE", condition: { olderThan: "7776000s" } },
                    { id: "newest", action: "KEEP", mostRecentVersions: { keepCount: 20 } },
                ],
            },
        },
        {
            type: "gcp:secretmanager/secret:Secret",
            name: SECRET,
            id: `projects/${project}/secrets/session-key`,
            ...place,
            outputs: {
                secretId: "session-key",
                deletionProtection: true,
                expireTime: "",
                versionDestroyTtl: "604800s",
                replication: { userManaged: { replicas: [{ location: "us-central1" }, { location: "us-east1" }] } },
            },
        },
        ...keys(project, place),
        ...audit(project, place),
    ];
}

type Place = Pick<StateResource, "parent" | "provider" | "options">;

function bucket(name: string): Properties {
    return {
        name,
        forceDestroy: false,
        versioning: { enabled: true },
        softDeletePolicy: { retentionDurationSeconds: 604_800 },
        uniformBucketLevelAccess: true,
        publicAccessPrevention: "enforced",
    };
}

function keys(project: string, place: Place): readonly StateResource[] {
    const ring = `projects/${project}/locations/us/keyRings/orders`;
    return [
        { type: "gcp:kms/keyRing:KeyRing", name: KEY_RING, id: ring, ...place, outputs: { location: "us" } },
        {
            type: "gcp:kms/cryptoKey:CryptoKey",
            name: KEY,
            id: `${ring}/cryptoKeys/files`,
            ...place,
            outputs: { keyRing: ring, rotationPeriod: "7776000s", destroyScheduledDuration: "2592000s" },
            madeFrom: { keyRing: [KEY_RING] },
        },
    ];
}

function audit(project: string, place: Place): readonly StateResource[] {
    const destination = `projects/${project}/locations/global/buckets/audit`;
    const logs = ["activity", "data_access", "system_event"];
    return [
        {
            type: "gcp:logging/projectBucketConfig:ProjectBucketConfig",
            name: AUDIT_BUCKET,
            id: destination,
            ...place,
            outputs: { bucketId: "audit", location: "global", retentionDays: 1095, locked: true },
        },
        {
            type: "gcp:logging/projectSink:ProjectSink",
            name: AUDIT_SINK,
            id: `projects/${project}/sinks/audit`,
            ...place,
            outputs: {
                destination: `logging.googleapis.com/${destination}`,
                filter: logs.map((log) => `log_id("cloudaudit.googleapis.com/${log}")`).join(" OR "),
            },
            madeFrom: { destination: [AUDIT_BUCKET] },
        },
    ];
}
