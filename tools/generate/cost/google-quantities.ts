import type { Resource } from "../../../policy/graph/graph.ts";
import { known, readBoolean, readNumber, readParts, readString, readStrings } from "../../../policy/graph/read.ts";
import { regionOf, type Standing, type Use, usesOf } from "./choice.ts";

/** Zones that a regional cluster takes by default (https://cloud.google.com/kubernetes-engine/docs/concepts/regional-clusters, 2026-11-22). */
const CLUSTER_ZONES = 3;
/** Memory of a machine of Enterprise Plus (https://cloud.google.com/sql/docs/postgres/machine-series-overview, 2026-11-22). */
const PLUS_GB_PER_CPU = 8;
const MIB_PER_GIB = 1024;

/**
 * CPU and memory of the instances that a Cloud Run service keeps. With its limits set, CPU is billed as long as an instance
 * runs unless `cpuIdle` says otherwise (https://www.pulumi.com/registry/packages/gcp/api-docs/cloudrunv2/service/, 2026-11-22).
 */
export function keptInstances(service: Resource): Use[] {
    const instances = known(readNumber(service, "template.scaling.minInstanceCount")) ?? 0;
    const containers = known(readParts(service, "template.containers")) ?? [];
    const uses = containers.flatMap((container) => {
        const idles = known(readBoolean(container, "resources.cpuIdle")) ?? false;
        const cpu = cpusOf(known(readString(container, "resources.limits.cpu")) ?? "1");
        const memory = gibibytesOf(known(readString(container, "resources.limits.memory")) ?? "512Mi");
        return usesOf(service, {
            [idles ? "google-run-idle-cpu" : "google-run-cpu"]: instances * cpu,
            [idles ? "google-run-idle-memory" : "google-run-memory"]: instances * memory,
        });
    });
    return uses;
}

function cpusOf(text: string): number {
    return text.endsWith("m") ? Number.parseFloat(text) / 1000 : Number(text);
}

function gibibytesOf(text: string): number {
    return text.endsWith("Mi") ? Number.parseFloat(text) / MIB_PER_GIB : Number.parseFloat(text);
}

/** Replicas of each shard of a cache. */
export function replicasOf(cache: Resource): number {
    return known(readNumber(cache, "replicaCount")) ?? 0;
}

/** So many nodes for each shard of a cache. */
export function cacheNodes(cache: Resource, perShard: number): Use[] {
    const shards = known(readNumber(cache, "shardCount")) ?? 1;
    const type = known(readString(cache, "nodeType")) ?? "HIGHMEM_MEDIUM";
    return usesOf(cache, { [`google-valkey-${type.toLowerCase().replaceAll("_", "-")}`]: shards * perShard });
}

/** Zones that a pool of nodes is spread over. */
export function zonesOf(pool: Resource): number {
    return known(readStrings(pool, "nodeLocations"))?.length || CLUSTER_ZONES;
}

/** The nodes that a pool keeps in so many of its zones. */
export function nodes(pool: Resource, zones: number): Use[] {
    const machine = known(readString(pool, "nodeConfig.machineType")) ?? "e2-medium";
    const count = zones * nodesPerZone(pool);
    return usesOf(pool, { [`google-${machine}`]: count, "google-node-disk": count });
}

function nodesPerZone(pool: Resource): number {
    return known(readNumber(pool, "autoscaling.minNodeCount")) ?? known(readNumber(pool, "nodeCount")) ?? 0;
}

/** Nodes that the pools in the region of a resource keep. */
export function machinesIn(resource: Resource, { graph }: Standing): number {
    return graph
        .ofType("gcp:container/nodePool:NodePool")
        .filter((pool) => regionOf(pool) === regionOf(resource))
        .reduce((sum, pool) => sum + zonesOf(pool) * nodesPerZone(pool), 0);
}

/** Whether a database has a second instance in another zone of its region. */
export function isZoneRedundant(database: Resource): boolean {
    return known(readString(database, "settings.availabilityType")) === "REGIONAL";
}

/** Whether a database follows another one. */
export function isReplica(database: Resource): boolean {
    return (known(readString(database, "masterInstanceName")) ?? "") !== "";
}

/** So many instances of a database's machine and disk. Throws on a machine type that is not of the program's editions. */
export function databaseInstances(database: Resource, count: number, standing: Standing): Use[] {
    const tier = known(readString(database, "settings.tier")) ?? "";
    const [, cpus, megabytes] = /^db-custom-(\d+)-(\d+)$/.exec(tier) ?? [];
    const [, plusCpus] = /^db-perf-optimized-N-(\d+)$/.exec(tier) ?? [];
    if (cpus === undefined && plusCpus === undefined) throw new RangeError(`${database.name}: no price for ${tier}`);
    const cpu = Number(cpus ?? plusCpus);
    const memory = megabytes === undefined ? cpu * PLUS_GB_PER_CPU : Number(megabytes) / 1024;
    const edition = plusCpus === undefined ? "enterprise" : "enterprise-plus";
    return usesOf(database, {
        [`google-sql-${edition}-cpu`]: count * cpu,
        [`google-sql-${edition}-memory`]: count * memory,
        "google-sql-ssd": count * gigabytesOf(database, standing),
    });
}

/** A replica's disk is at least as large as that of the database that it follows, whatever its own settings say. */
function gigabytesOf(database: Resource, { graph }: Standing): number {
    const followed = known(readString(database, "masterInstanceName"))?.split(":").at(-1);
    const sizes = graph
        .ofType(database.type)
        .filter((other) => other === database || (followed && known(readString(other, "name")) === followed))
        .map((instance) => known(readNumber(instance, "settings.diskSize")) ?? 0);
    return Math.max(...sizes);
}
