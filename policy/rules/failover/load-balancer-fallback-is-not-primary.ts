import { LOAD_BALANCER } from "../../clouds/cloudflare/load-balancer.ts";
import { known, readString, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "load-balancer-fallback-is-not-primary",
    title: "The fallback pool of a load balancer is not its first pool",
    severity: "critical",
    concern: "failover",
    types: [LOAD_BALANCER],
    breaks: "the fallback is used whatever its health, so all traffic goes back to the region that has just failed",
    remedy: "{ fallbackPool: failoverPool.id }",
    sources: [
        {
            url: "https://developers.cloudflare.com/load-balancing/understand-basics/health-details/#fallback-pools",
            read: "2026-11-22",
        },
    ],
    requirements: ["ET-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (loadBalancer) => {
        const last = readString(loadBalancer, "fallbackPool");
        const first = readStrings(loadBalancer, "defaultPools");
        // Before the pools exist their ids are not known, and what the property was made from tells them apart.
        const [made] = loadBalancer.madeFrom.get("fallbackPool") ?? [];
        const pools = loadBalancer.madeFrom.get("defaultPools") ?? [];
        const early = last.state === "unknown" || first.state === "unknown";
        if (early && made !== undefined && pools.length > 0 && !pools.includes(made)) {
            return pass(loadBalancer, "the fallback pool is none of the default pools");
        }
        const fallback = known(last);
        const order = known(first) ?? [];
        if (fallback === undefined || fallback === "") return fail(loadBalancer, "fallbackPool is not set");
        if (fallback !== order[0]) return pass(loadBalancer, "the fallback pool is not the first of defaultPools");
        const next = order[1];
        return fail(
            loadBalancer,
            `fallbackPool is the first of the ${order.length} default pools, needs another one`,
            next && `{ fallbackPool: ${JSON.stringify(next)} }`,
        );
    },
});
