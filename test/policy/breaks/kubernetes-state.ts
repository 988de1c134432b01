import type { Break } from "../break.ts";
import { inFile } from "./config-map.ts";

const CACHE = "agent-backend-us-central1-cache";
const REDIS = `ConfigMap/${CACHE}-redis-files`;
const BACKEND = "Deployment/agent-backend-us-central1-backend-blue";

/** Mistakes with what is kept: Redis, volumes and their backups. */
export const breaks: readonly Break[] = [
    {
        rule: "redis-keeps-two-replicas",
        what: "Redis has one replica, which also must follow for writes",
        change: (prod) => prod.at(`StatefulSet/${CACHE}-redis-set`, "spec.replicas", 2),
        also: ["redis-refuses-writes-alone"],
    },
    {
        rule: "redis-refuses-writes-alone",
        what: "a Redis primary that is cut off takes writes",
        change: (prod) => inFile(prod, REDIS, "redis.conf", "min-replicas-to-write 1", "min-replicas-to-write 0"),
    },
    {
        rule: "redis-keeps-what-it-was-told",
        what: "Redis keeps no log",
        change: (prod) => inFile(prod, REDIS, "redis.conf", "appendonly yes", "appendonly no"),
    },
    {
        rule: "redis-memory-has-room",
        what: "Redis may fill its container's memory",
        change: (prod) => inFile(prod, REDIS, "redis.conf", "maxmemory 1024mb", "maxmemory 2000mb"),
    },
    {
        rule: "sentinel-quorum-survives-a-zone",
        what: "all three Sentinels have to agree",
        change: (prod) =>
            prod.at(`StatefulSet/${CACHE}-sentinel-set`, "spec.template.spec.containers[0].env[4].value", "3"),
    },
    {
        rule: "sentinel-notices-a-dead-primary",
        what: "Sentinels wait a minute",
        change: (prod) =>
            inFile(
                prod,
                `ConfigMap/${CACHE}-sentinel-files`,
                "sentinel.conf",
                "milliseconds primary 5000",
                "milliseconds primary 60000",
            ),
    },
    {
        rule: "deployment-keeps-no-state",
        what: "a backend claims a disk",
        change: (prod) =>
            prod.at(BACKEND, "spec.template.spec.volumes[2]", {
                name: "scratch",
                persistentVolumeClaim: { claimName: "files" },
            }),
    },
    {
        rule: "pod-scratch-space-is-bounded",
        what: "a backend may fill its node's disk",
        change: (prod) => prod.at(BACKEND, "spec.template.spec.volumes[2].emptyDir", {}),
    },
    {
        rule: "stateful-set-keeps-its-volumes",
        what: "Redis's disks go when its set shrinks",
        change: (prod) =>
            prod.at(`StatefulSet/${CACHE}-redis-set`, "spec.persistentVolumeClaimRetentionPolicy", {
                whenDeleted: "Retain",
                whenScaled: "Delete",
            }),
    },
    {
        rule: "stateful-set-is-in-a-backup-plan",
        what: "a cluster's backups leave the cache's namespace out",
        change: (prod) =>
            prod.at("BackupPlan/clusters-us-central1-backup", "backupConfig", {
                selectedNamespaces: { namespaces: ["hire-me-bahamas"] },
                includeSecrets: true,
                includeVolumeData: true,
            }),
    },
];
