import rule from "../../../../policy/rules/backup/memorystore-that-never-evicts-is-persisted.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import type { State } from "../../state.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const valkey = propertyCases("cache-us-central1", "persistenceConfig.mode");
const redis = propertyCases("redis-us-central1", "persistenceConfig.persistenceMode");
const cluster = propertyCases("redis-cluster-us-central1", "persistenceConfig.mode");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [valkey.good("it writes snapshots", "RDB")],
    fails: [
        valkey.bad(
            "Valkey persists nothing",
            "DISABLED",
            /evicts nothing, and persistenceConfig.mode is DISABLED, needs AOF or RDB/,
        ),
        valkey.bad("Valkey is told nothing", undefined, /mode is DISABLED/),
        redis.bad("Redis persists nothing", "DISABLED", /persistenceConfig.persistenceMode is DISABLED, needs RDB/),
        cluster.bad("Redis Cluster is told nothing", undefined, /persistenceConfig.mode is DISABLED/),
    ],
    unknown: [valkey.unknown("unknown"), propertyCases("cache-us-central1", "engineConfigs").unknown("unknown")],
    silent: [
        {
            when: "all of them evict the oldest",
            change: (good) => evicting(good, { "maxmemory-policy": "allkeys-lru" }),
        },
        { when: "none says what it evicts", change: (good) => evicting(good, {}) },
    ],
});

function evicting(good: State, configs: Readonly<Record<string, string>>): State {
    return good.resources.reduce((state, { type, name }) => {
        const without = (property: string) =>
            state.at(name, property, configs).at(name, "persistenceConfig", undefined);
        if (type.startsWith("gcp:memorystore")) return without("engineConfigs");
        return type.startsWith("gcp:redis") ? without("redisConfigs") : state;
    }, good);
}
