import type { Break } from "../break.ts";
import type { ExportedState } from "../exported-state.ts";
import type { Json } from "../state.ts";

const BALANCER = "LoadBalancer/esta-tracker-balancer";
const MONITOR = "LoadBalancerMonitor/hire-me-bahamas-monitor";
const PRIMARY = "LoadBalancerPool/esta-tracker-pool-us-central1";
const STANDBY = "LoadBalancerPool/esta-tracker-pool-us-east1";

function standbyId(prod: ExportedState): Json {
    return prod.properties(BALANCER).fallbackPool ?? null;
}

/** Mistakes with load balancers of the edge, their pools and their monitors. */
export const breaks: readonly Break[] = [
    {
        rule: "load-balancer-pools-cover-both-regions",
        what: "a load balancer is left with one pool",
        change: (prod) => prod.at(BALANCER, "defaultPools", [standbyId(prod)]),
        also: ["load-balancer-fallback-is-not-primary"],
    },
    {
        rule: "load-balancer-pools-have-monitors",
        what: "a pool is not probed",
        change: (prod) => prod.at(STANDBY, "monitor", undefined),
    },
    {
        rule: "load-balancer-steers-in-order-at-the-edge",
        what: "a load balancer spreads requests over both regions",
        change: (prod) => prod.at(BALANCER, "steeringPolicy", "random"),
    },
    {
        rule: "load-balancer-fallback-is-not-primary",
        what: "the pool of last resort is the primary region",
        change: (prod) => {
            const pools = prod.properties(BALANCER).defaultPools;
            return prod.at(BALANCER, "fallbackPool", Array.isArray(pools) ? pools[0] : undefined);
        },
    },
    {
        rule: "load-balancer-is-enabled",
        what: "a load balancer is off",
        change: (prod) => prod.at(BALANCER, "enabled", false),
    },
    {
        rule: "load-balancer-retries-in-another-pool",
        what: "a load balancer does not retry in another pool",
        change: (prod) => prod.at(BALANCER, "adaptiveRouting", undefined),
    },
    {
        rule: "load-balancer-pins-no-sessions",
        what: "a load balancer binds clients by cookie",
        change: (prod) => prod.at(BALANCER, "sessionAffinity", "cookie"),
    },
    {
        rule: "load-balancer-overrides-keep-a-second-pool",
        what: "one country has a single pool",
        change: (prod) => prod.at(BALANCER, "countryPools", { BS: [standbyId(prod)] }),
    },
    {
        rule: "load-balancer-pool-goes-down-with-its-origins",
        what: "a pool never goes down",
        change: (prod) => prod.at(PRIMARY, "minimumOrigins", 0),
    },
    {
        rule: "load-balancer-pool-probed-from-several-regions",
        what: "one region of the edge decides about an origin",
        change: (prod) => prod.at(PRIMARY, "checkRegions", ["WNAM"]),
    },
    {
        rule: "load-balancer-pool-health-tells-a-person",
        what: "nobody is told that a region went down",
        change: (prod) => prod.at("NotificationPolicy/esta-tracker-pools", "filters.newHealths", ["Healthy"]),
    },
    {
        rule: "monitor-accepts-only-healthy-answers",
        what: "redirects count as healthy",
        change: (prod) => prod.at(MONITOR, "expectedCodes", "2xx,3xx"),
    },
    {
        rule: "monitor-asks-a-health-path",
        what: "the start page answers for a system's health",
        change: (prod) => prod.at(MONITOR, "path", "/"),
    },
    {
        rule: "monitor-needs-repeated-success",
        what: "a region comes back at its first good answer",
        change: (prod) => prod.at(MONITOR, "consecutiveUp", 0),
    },
];
