import { known, readParts, readString } from "../../../policy/graph/read.ts";
import { type Choice, standsBy, usesOf } from "./choice.ts";
import { databaseChoices } from "./database-choices.ts";
import {
    cacheNodes,
    databaseInstances,
    isReplica,
    isZoneRedundant,
    keptInstances,
    machinesIn,
    nodes,
    replicasOf,
    zonesOf,
} from "./google-quantities.ts";

const SERVICE = "gcp:cloudrunv2/service:Service";
const VALKEY = "gcp:memorystore/instance:Instance";
const DATABASE = "gcp:sql/databaseInstance:DatabaseInstance";
const NODE_POOL = "gcp:container/nodePool:NodePool";

/** What surviving costs on Google Cloud, whatever the system. */
export const googleChoices: readonly Choice[] = [
    {
        id: "warm-instances",
        adds: "Cloud Run instances that run without a request",
        survives: "an instance",
        of: [SERVICE],
        uses: (service, standing) => (standsBy(service, standing) ? [] : keptInstances(service)),
    },
    {
        id: "standby-instances",
        adds: "Cloud Run instances in the second region",
        survives: "a region",
        of: [SERVICE],
        uses: (service, standing) => (standsBy(service, standing) ? keptInstances(service) : []),
    },
    {
        id: "cache-replicas",
        adds: "Replicas of the cache's shards in other zones",
        survives: "a zone",
        of: [VALKEY],
        uses: (cache, standing) => (standsBy(cache, standing) ? [] : cacheNodes(cache, replicasOf(cache))),
    },
    {
        id: "cache-second-region",
        adds: "A following cache in the second region",
        survives: "a region",
        of: [VALKEY],
        uses: (cache, standing) => (standsBy(cache, standing) ? cacheNodes(cache, 1 + replicasOf(cache)) : []),
    },
    ...databaseChoices("", { type: DATABASE, isZoneRedundant, instances: databaseInstances }),
    {
        id: "database-readers",
        adds: "Database replicas in the first region",
        survives: "an instance",
        of: [DATABASE],
        uses: (database, standing) =>
            isReplica(database) && !standsBy(database, standing) ? databaseInstances(database, 1, standing) : [],
    },
    {
        id: "database-backups",
        adds: "Database backups in another region, with the transaction log",
        survives: "the data",
        of: [DATABASE],
        uses: (database) =>
            known(readString(database, "settings.backupConfiguration.location"))
                ? usesOf(database, { "google-sql-backup": 1 })
                : [],
    },
    {
        id: "cluster-zones",
        adds: "Nodes beyond those of one zone",
        survives: "a zone",
        of: [NODE_POOL],
        uses: (pool, standing) => (standsBy(pool, standing) ? [] : nodes(pool, zonesOf(pool) - 1)),
    },
    {
        id: "cluster-second-region",
        adds: "A second cluster with its nodes",
        survives: "a region",
        of: ["gcp:container/cluster:Cluster", NODE_POOL],
        uses: (part, standing) => {
            if (!standsBy(part, standing)) return [];
            return part.type === NODE_POOL ? nodes(part, zonesOf(part)) : usesOf(part, { "google-cluster": 1 });
        },
    },
    {
        id: "nat-second-region",
        adds: "A way out for the second region's machines, with one address",
        survives: "a region",
        of: ["gcp:compute/routerNat:RouterNat"],
        uses: (nat, standing) => {
            if (!standsBy(nat, standing)) return [];
            const machines = machinesIn(nat, standing);
            const gateway = machines > 32 ? { "google-nat-large": 1 } : { "google-nat": machines };
            return usesOf(nat, { ...gateway, "google-nat-address": 1 });
        },
    },
    {
        id: "entrance-second-region",
        adds: "A load balancer with its filter in the second region",
        survives: "a region",
        of: ["gcp:compute/forwardingRule:ForwardingRule", "gcp:compute/regionSecurityPolicy:RegionSecurityPolicy"],
        uses: (part, standing) => {
            if (!standsBy(part, standing)) return [];
            if (part.type.endsWith(":ForwardingRule")) return usesOf(part, { "google-forwarding-rule": 1 });
            const rules = known(readParts(part, "rules"))?.length ?? 0;
            return usesOf(part, { "google-armor-policy": 1, "google-armor-rule": rules });
        },
    },
    {
        id: "bypass-name",
        adds: "A second name with probes, outside the edge network",
        survives: "the edge network",
        of: ["gcp:dns/managedZone:ManagedZone", "gcp:compute/healthCheck:HealthCheck"],
        uses: (part) => {
            if (part.type.endsWith(":HealthCheck")) return usesOf(part, { "google-dns-health-check": 1 });
            // A private zone names what is inside the network; it would be there in one region too.
            return known(readString(part, "visibility")) === "private" ? [] : usesOf(part, { "google-dns-zone": 1 });
        },
    },
    {
        id: "secret-second-region",
        adds: "Copies of secrets in further regions",
        survives: "a region",
        of: ["gcp:secretmanager/secret:Secret"],
        uses: (secret) => {
            const copies = known(readParts(secret, "replication.userManaged.replicas"))?.length ?? 1;
            return usesOf(secret, { "google-secret-location": copies - 1 });
        },
    },
    {
        id: "documents-multi-region",
        adds: "Documents in several regions at once",
        survives: "a region",
        of: ["gcp:firestore/database:Database"],
        uses: (database) =>
            /^(?:nam|eur)\d/.test(known(readString(database, "locationId")) ?? "")
                ? usesOf(database, { "google-firestore-multi-region": 1 })
                : [],
    },
    {
        id: "documents-history",
        adds: "Point-in-time recovery and daily backups of documents",
        survives: "the data",
        of: ["gcp:firestore/backupSchedule:BackupSchedule"],
        uses: (schedule) => usesOf(schedule, { "google-firestore-history": 1 }),
    },
    {
        id: "bucket-two-regions",
        adds: "Buckets in two regions, copied within 15 minutes",
        survives: "a region",
        of: ["gcp:storage/bucket:Bucket"],
        uses: (bucket) =>
            known(readString(bucket, "rpo")) === "ASYNC_TURBO"
                ? usesOf(bucket, { "google-storage-two-regions": 1 })
                : [],
    },
    {
        id: "cluster-backup",
        adds: "Daily backups of a cluster in the other region",
        survives: "the data",
        of: ["gcp:gkebackup/backupPlan:BackupPlan"],
        uses: (plan) => usesOf(plan, { "google-cluster-backup": 1 }),
    },
];
