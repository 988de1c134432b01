import { ValkeyPair } from "../../../components/gcp/valkey-pair.ts";
import { built, type Made, ofType } from "./built.ts";
import type { BuiltCachePair, CachePairAdapter, CacheSide } from "./cache-pair.ts";
import { GCP_REGIONS, gcpGround } from "./gcp-ground.ts";

/** Memorystore for Valkey: an instance in each region, the reader's following the writer's. */
export const gcpCachePair: CachePairAdapter = {
    name: "Valkey on Memorystore",
    regions: GCP_REGIONS,
    exceptions: {},
    async build(writer, protect): Promise<BuiltCachePair> {
        const { made, result } = await built(() => {
            const ground = gcpGround(writer, protect);
            const pair = new ValkeyPair("cache", { ...ground, replicas: 2, shards: 1, nodeType: "STANDARD_SMALL" });
            return pair.endpoints;
        });
        const instances = ofType(made, "memorystore/instance:Instance");
        const follower = instances.find((one) => one.wrote("location") !== writer);
        const followed = instances.find((one) => one.wrote("location") === writer);
        const source = follower?.wrote("crossInstanceReplicationConfig.primaryInstance.instance");
        const linked = source !== undefined && source === followed?.answered("name");
        return { sides: instances.map(side), linked, endpoints: result };
    },
};

function side(instance: Made): CacheSide {
    return {
        region: String(instance.wrote("location")),
        replicas: Number(instance.wrote("replicaCount")),
        // With replicas, Memorystore fails over by itself (https://cloud.google.com/memorystore/docs/valkey/ha-and-replicas, 2026-11-22).
        failsOverBetweenZones: instance.wrote("zoneDistributionConfig.mode") === "MULTI_ZONE",
        refusesPlainText: instance.wrote("transitEncryptionMode") === "SERVER_AUTHENTICATION",
        authenticates: instance.wrote("authorizationMode") === "IAM_AUTH",
        guards: { pulumi: instance.isProtected, cloud: instance.wrote("deletionProtectionEnabled") === true },
    };
}
