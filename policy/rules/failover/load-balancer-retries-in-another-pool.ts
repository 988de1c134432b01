import { adaptiveDocs, LOAD_BALANCER } from "../../clouds/cloudflare/load-balancer.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "load-balancer-retries-in-another-pool",
    title: "A request that finds no origin in one pool is tried in the next",
    severity: "high",
    concern: "failover",
    types: [LOAD_BALANCER],
    breaks: "until probes have found a lost region, every request to it is an error instead of a slower answer",
    remedy: "{ adaptiveRouting: { failoverAcrossPools: true } }",
    sources: [adaptiveDocs],
    requirements: ["ET-06", "PL-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (loadBalancer) => {
        // Off where nothing is said: retries then stay in the pool.
        const across = known(readBoolean(loadBalancer, "adaptiveRouting.failoverAcrossPools")) ?? false;
        return across
            ? pass(loadBalancer, "retries across pools")
            : fail(loadBalancer, "adaptiveRouting.failoverAcrossPools is false, needs true");
    },
});
