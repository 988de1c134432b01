import { healthDocs, LOAD_BALANCER, POOL, regionsOfPool } from "../../clouds/cloudflare/load-balancer.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";

export default defineResourceRule({
    id: "load-balancer-pools-cover-both-regions",
    title: "The pools of a load balancer have origins in both regions",
    severity: "critical",
    concern: "failover",
    types: [LOAD_BALANCER],
    breaks: "when a region is lost there is no pool to send traffic to",
    remedy: "{ defaultPools: [primaryPool.id, failoverPool.id] }",
    sources: [healthDocs],
    requirements: ["PL-02", "ET-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (loadBalancer, _settings, graph) => {
        const pair = regionsFor(graph, loadBalancer);
        if (pair === undefined) return undefined;
        const pools = graph.referred(loadBalancer, "defaultPools", POOL);
        const located = pools.map((pool) => ({ pool, regions: regionsOfPool(graph, pool) }));
        const covered = new Set(located.flatMap(({ regions }) => regions));
        const missing = [pair.primary, pair.failover].filter((region) => !covered.has(region));
        const shown = located.map(
            ({ pool, regions }) => `${pool.name} in ${regions.join(" and ") || "no region of this stack"}`,
        );
        if (missing.length === 0) return pass(loadBalancer, shown.join(", "));

        const spare = graph
            .ofType(POOL)
            .filter(
                (pool) =>
                    !pools.includes(pool) && regionsOfPool(graph, pool).some((region) => missing.includes(region)),
            );
        const ids = [...pools, ...spare].map((pool) => JSON.stringify(pool.id ?? pool.name));
        return fail(
            loadBalancer,
            `no enabled pool has an origin in ${missing.join(" or ")}: ${shown.join(", ") || "defaultPools names no pool of this stack"}`,
            spare.length > 0 ? `{ defaultPools: [${ids.join(", ")}] }` : undefined,
        );
    },
});
