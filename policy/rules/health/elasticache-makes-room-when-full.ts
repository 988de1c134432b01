import { parameterOf } from "../../clouds/aws/parameters.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** What ElastiCache does when nothing is said: only keys that expire make room. */
const UNSET_POLICY = "volatile-lru";

export default defineResourceRule({
    id: "elasticache-makes-room-when-full",
    title: "A cache that is full makes room by itself, whether its keys expire or not",
    severity: "medium",
    concern: "health",
    types: ["aws:elasticache/parameterGroup:ParameterGroup"],
    breaks: "once the memory is full every write fails with an out-of-memory error, and requests with it",
    remedy: '{ parameters: [{ name: "maxmemory-policy", value: "allkeys-lru" }] }',
    sources: [
        {
            url: "https://www.pulumi.com/registry/packages/aws/api-docs/elasticache/parametergroup/",
            read: "2026-11-22",
        },
        {
            url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-08"],
    whenUnknown: "unknown",
    settings: { policies: ["allkeys-lru", "allkeys-lfu", "allkeys-random"] },
    judge: (group, { policies }) => {
        if (!/^(valkey|redis)/.test(known(readString(group, "family")) ?? "")) return undefined;
        const policy = parameterOf(group, "maxmemory-policy") ?? UNSET_POLICY;
        return policies.includes(policy)
            ? pass(group, `maxmemory-policy is ${policy}`)
            : fail(group, `maxmemory-policy is ${policy}, needs ${policies.join(", ")}`);
    },
});
