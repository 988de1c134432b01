import type { Resource } from "../../../../policy/graph/graph.ts";
import { known, readStrings } from "../../../../policy/graph/read.ts";
import type { Kind, LinkKind } from "../kind.ts";
import { count, word } from "../subtree.ts";

export const GOOGLE_KINDS: readonly Kind[] = [
    {
        type: "ha-platform:gcp:BypassName",
        place: "arrival",
        card: (bypass) => ({
            title: "Cloud DNS, past the edge",
            details: [word(bypass, "host"), `moves within ${count(bypass, "worstCaseSeconds")} s`],
        }),
    },
    {
        type: "ha-platform:gcp:RegionalOrigin",
        place: "entrances",
        card: (origin, system) => {
            const backends = system.inside(origin, "gcp:compute/regionBackendService:RegionBackendService").length;
            return {
                title: "Application Load Balancer",
                details: [`TLS and Cloud Armor, ${backends === 1 ? "1 backend" : `${backends} backends`}`],
            };
        },
    },
    {
        type: "gcp:cloudrunv2/service:Service",
        place: "services",
        card: (service) => {
            const least = count(service, "template.scaling.minInstanceCount") ?? 0;
            const most = count(service, "template.scaling.maxInstanceCount");
            const each = count(service, "template.maxInstanceRequestConcurrency");
            return {
                title: "Cloud Run service",
                details: [`${least} to ${most} instances, ${each === 1 ? "1 request" : `${each} requests`} each`],
            };
        },
    },
    {
        type: "gcp:cloudrunv2/job:Job",
        place: "services",
        card: () => ({ title: "Cloud Run job", details: [] }),
    },
    {
        type: "gcp:sql/databaseInstance:DatabaseInstance",
        place: "data",
        card: (instance) => ({
            title: `Cloud SQL ${word(instance, "databaseVersion").replace("POSTGRES_", "PostgreSQL ")}`,
            details: [
                `${word(instance, "settings.availabilityType")}, ${word(instance, "masterInstanceName") === "" ? "takes writes" : "replica"}, ${word(instance, "settings.tier")}`,
            ],
        }),
    },
    {
        type: "gcp:memorystore/instance:Instance",
        place: "data",
        card: (cache) => {
            const follows = word(cache, "crossInstanceReplicationConfig.instanceRole") === "SECONDARY";
            return {
                title: "Memorystore for Valkey",
                details: [
                    `${word(cache, "zoneDistributionConfig.mode")}, ${follows ? "follower" : "primary"}, ${count(cache, "shardCount")} shards, ${count(cache, "replicaCount")} replica of each`,
                ],
            };
        },
    },
    {
        type: "ha-platform:gcp:FirestoreDatabase",
        place: "shared",
        card: (store, system) => {
            const [database] = system.inside(store, "gcp:firestore/database:Database");
            return {
                title: `Firestore ${word(database, "locationId")}`,
                details: ["multi-region, nothing to promote"],
            };
        },
    },
    {
        type: "ha-platform:gcp:WorkQueue",
        place: "shared",
        card: () => ({ title: "Pub/Sub queue", details: ["kept in both regions", "with dead letters"] }),
    },
    {
        type: "gcp:storage/bucket:Bucket",
        place: "shared",
        card: (bucket) => ({
            title: "Cloud Storage",
            details: [placeOf(bucket), "versions kept"],
        }),
    },
    {
        type: "ha-platform:gcp:PostgresNames",
        place: "shared",
        card: (_names, system) => {
            const [zone] = system.ofType("gcp:dns/managedZone:ManagedZone");
            return { title: "Private Cloud DNS", details: [word(zone, "dnsName")] };
        },
    },
    {
        type: "ha-platform:gcp:ImageRegistry",
        place: "shared",
        card: (registry, system) => {
            const [repository] = system.inside(registry, "gcp:artifactregistry/repository:Repository");
            return {
                title: "Artifact Registry",
                details: [`multi-region ${word(repository, "location").toUpperCase()}`],
            };
        },
    },
    {
        type: "ha-platform:gcp:AuditLog",
        place: "shared",
        card: (log, system) => {
            const [bucket] = system.inside(log, "gcp:logging/projectBucketConfig:ProjectBucketConfig");
            return { title: "Audit log", details: [`kept ${count(bucket, "retentionDays")} days`] };
        },
    },
];

export const GOOGLE_LINKS: readonly LinkKind[] = [
    {
        type: "gcp:sql/databaseInstance:DatabaseInstance",
        label: "streams changes",
        holds: (from, to) => word(to, "masterInstanceName").endsWith(word(from, "name")) && !isReplica(from),
    },
    {
        type: "gcp:memorystore/instance:Instance",
        label: "streams changes",
        holds: (_from, to) => word(to, "crossInstanceReplicationConfig.instanceRole") === "SECONDARY",
    },
];

/** A dual-region bucket names its two regions, any other its location. */
function placeOf(bucket: Resource): string {
    const regions = known(readStrings(bucket, "customPlacementConfig.dataLocations")) ?? [];
    if (regions.length > 0) return regions.map((region) => region.toLowerCase()).join(" and ");
    return `multi-region ${word(bucket, "location")}`;
}

function isReplica(instance: Resource): boolean {
    return word(instance, "masterInstanceName") !== "";
}
