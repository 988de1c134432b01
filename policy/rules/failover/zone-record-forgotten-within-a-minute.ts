import { DNS_RECORD, recordDocs, ttlSeconds } from "../../clouds/cloudflare/zone.ts";
import { known, readBoolean, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "zone-record-forgotten-within-a-minute",
    title: "Resolvers forget an address that the edge does not stand before within a minute",
    severity: "high",
    concern: "failover",
    types: [DNS_RECORD],
    breaks: "an origin or client that moves keeps being looked for at its old address for as long as resolvers remember it",
    remedy: "{ ttl: 60 }",
    sources: [recordDocs],
    requirements: ["ET-06", "PL-02"],
    whenUnknown: "unknown",
    settings: { maximumTtlSeconds: 60 },
    judge: (record, { maximumTtlSeconds }) => {
        const type = known(readString(record, "type")) ?? "";
        const name = known(readString(record, "name")) ?? "";
        // Names such as _acme-challenge prove something and lead nowhere.
        if (!["A", "AAAA", "CNAME"].includes(type) || name.startsWith("_")) return undefined;
        if (known(readBoolean(record, "proxied")) === true) return undefined;
        const ttl = ttlSeconds(record);
        return ttl <= maximumTtlSeconds
            ? pass(record, `ttl is ${ttl} s`)
            : fail(record, `ttl is ${ttl} s, needs at most ${maximumTtlSeconds} s`, `{ ttl: ${maximumTtlSeconds} }`);
    },
});
