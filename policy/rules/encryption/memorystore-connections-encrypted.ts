import { ENCRYPTION, STORES, storeDocs, switchValue } from "../../clouds/gcp/memorystore.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "memorystore-connections-encrypted",
    title: "A Memorystore instance takes connections with TLS alone",
    severity: "high",
    concern: "encryption",
    types: STORES,
    breaks: "sessions and cached data of all tenants can be read on the way; on Valkey and Redis Cluster it cannot be turned on later",
    remedy: '{ transitEncryptionMode: "SERVER_AUTHENTICATION" }',
    sources: storeDocs,
    requirements: ["ET-02", "CN-14"],
    whenUnknown: "fail",
    settings: {},
    judge: (store) => {
        const encryption = ENCRYPTION[store.type];
        if (encryption === undefined) return undefined;
        const { property, on } = encryption;
        const value = switchValue(store, encryption);
        return value === on
            ? pass(store, `${property} is ${on}`)
            : fail(store, `${property} is ${value}, needs ${on}`, `{ ${property}: ${JSON.stringify(on)} }`);
    },
});
