import { REDIS, STORES, storeDocs } from "../../clouds/gcp/memorystore.ts";
import { INSTANCE as VALKEY } from "../../clouds/gcp/valkey.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readPart, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** A cache that throws nothing away is no cache: what it holds cannot be made again from somewhere else. */
export default defineResourceRule({
    id: "memorystore-that-never-evicts-is-persisted",
    title: "A Memorystore instance that is told to evict nothing writes its data to disk",
    severity: "high",
    concern: "backup",
    types: STORES,
    breaks: "queues and sessions that are kept in it are gone after the first failure of all its nodes",
    remedy: '{ persistenceConfig: { mode: "AOF" } }',
    sources: [
        ...storeDocs,
        { url: "https://cloud.google.com/memorystore/docs/valkey/about-persistence", read: "2026-11-22" },
    ],
    requirements: ["ET-15", "ER-08"],
    whenUnknown: "unknown",
    settings: {},
    judge: (store) => {
        const configs = known(readPart(store, store.type === VALKEY ? "engineConfigs" : "redisConfigs"));
        const policy = configs && known(readString(configs, "maxmemory-policy"));
        if (policy !== "noeviction") return undefined;
        const { property, modes } = persistenceOf(store);
        const mode = known(readString(store, `persistenceConfig.${property}`)) ?? "DISABLED";
        return modes.includes(mode)
            ? pass(store, `evicts nothing and persists by ${mode}`)
            : fail(
                  store,
                  `evicts nothing, and persistenceConfig.${property} is ${mode}, needs ${modes.join(" or ")}`,
                  `{ persistenceConfig: { ${property}: "${modes[0]}" } }`,
              );
    },
});

function persistenceOf({ type }: Resource) {
    return type === REDIS
        ? { property: "persistenceMode", modes: ["RDB"] }
        : { property: "mode", modes: ["AOF", "RDB"] };
}
