import { failoverDocs, failoverRole, RECORD, recordDocs, ttlOf } from "../../clouds/aws/route53.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "route53-failover-record-ttl",
    title: "Resolvers keep a failover record for a minute at most",
    severity: "high",
    concern: "failover",
    types: [RECORD],
    breaks: "clients go on calling the lost region for as long as their resolver remembers it",
    remedy: "{ ttl: 60 }",
    sources: [recordDocs, failoverDocs],
    requirements: ["ER-12", "ET-06"],
    whenUnknown: "unknown",
    settings: { mostSeconds: 60 },
    judge: (record, { mostSeconds }) => {
        if (failoverRole(record) === undefined) return undefined;
        const seconds = ttlOf(record);
        return seconds <= mostSeconds
            ? pass(record, `is kept for ${seconds} s`)
            : fail(record, `ttl is ${seconds} s, needs at most ${mostSeconds} s`, `{ ttl: ${mostSeconds} }`);
    },
});
