import { AUTHENTICATION, STORES, storeDocs, switchValue } from "../../clouds/gcp/memorystore.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "memorystore-clients-authenticate",
    title: "A Memorystore instance asks clients who they are",
    severity: "high",
    concern: "exposure",
    types: STORES,
    breaks: "anything inside the network can read, change or flush the cache that every user depends on",
    remedy: '{ authorizationMode: "IAM_AUTH" }',
    sources: storeDocs,
    requirements: ["ET-02", "CN-14"],
    whenUnknown: "fail",
    settings: {},
    judge: (store) => {
        const authentication = AUTHENTICATION[store.type];
        if (authentication === undefined) return undefined;
        const { property, on } = authentication;
        const value = switchValue(store, authentication);
        return value === on
            ? pass(store, `${property} is ${on}`)
            : fail(store, `${property} is ${value}, needs ${on}`, `{ ${property}: ${JSON.stringify(on)} }`);
    },
});
