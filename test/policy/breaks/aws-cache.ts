import type { Break } from "../break.ts";

const CACHE = "ReplicationGroup/erato-cache-us-east-1";
const FOLLOWER = "ReplicationGroup/erato-cache-us-west-2";

/** Mistakes with caches of ElastiCache, and with maintenance. */
export const breaks: readonly Break[] = [
    {
        rule: "elasticache-survives-a-zone",
        what: "nobody takes over from a cache's primary node",
        change: (prod) => prod.at(CACHE, "automaticFailoverEnabled", false),
    },
    {
        rule: "elasticache-survives-a-zone",
        what: "the failover region's cache has one replica",
        change: (prod) => prod.at(FOLLOWER, "numCacheClusters", 2),
    },
    {
        rule: "elasticache-followed-in-other-region",
        what: "the failover region has no cache",
        change: (prod) => prod.without(FOLLOWER),
    },
    {
        rule: "elasticache-global-group-fails-over",
        what: "the global group switches its members' failover off",
        change: (prod) => prod.at("GlobalReplicationGroup/erato-cache-global", "automaticFailoverEnabled", false),
    },
    {
        rule: "elasticache-encrypted",
        what: "a cache takes plain connections as well",
        change: (prod) => prod.at(CACHE, "transitEncryptionMode", "preferred"),
    },
    {
        rule: "elasticache-snapshots-kept",
        what: "a cache makes no snapshots",
        change: (prod) => prod.at(FOLLOWER, "snapshotRetentionLimit", 0),
    },
    {
        rule: "elasticache-deletion-leaves-a-snapshot",
        what: "a deleted cache leaves no snapshot",
        change: (prod) => prod.at(CACHE, "finalSnapshotIdentifier", undefined),
    },
    {
        rule: "elasticache-makes-room-when-full",
        what: "writes fail once the cache is full",
        change: (prod) => prod.at("ParameterGroup/erato-cache-parameters", "parameters[0].value", "noeviction"),
    },
    {
        rule: "aws-maintenance-in-one-region-at-a-time",
        what: "a database and its replica are under maintenance in the same hour",
        change: (prod) => prod.at("Instance/erato-database-2-us-west-2", "maintenanceWindow", "sun:05:30-sun:06:30"),
    },
    {
        rule: "aws-maintenance-in-one-region-at-a-time",
        what: "both caches are under maintenance in the same hour",
        change: (prod) => prod.at(FOLLOWER, "maintenanceWindow", "sun:06:00-sun:07:00"),
    },
];
