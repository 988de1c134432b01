import { known, readNumber, readParts } from "../../../policy/graph/read.ts";
import { type Choice, type Standing, usesOf } from "./choice.ts";

const ZONE = "cloudflare:index/zone:Zone";

/**
 * The cheapest plan for a shortest probe interval in seconds
 * (https://developers.cloudflare.com/load-balancing/get-started/quickstart/, 2026-11-22).
 */
function planFor(seconds: number): string {
    if (seconds >= 60) return "cloudflare-pro";
    return seconds >= 15 ? "cloudflare-business" : "cloudflare-enterprise";
}

/** What surviving costs at the edge, whatever the system. What an account or a zone has once is shared by its systems. */
export const cloudflareChoices: readonly Choice[] = [
    {
        id: "edge-load-balancer",
        adds: "A load balancer at the edge that leaves an unhealthy region out",
        survives: "a region",
        of: ["cloudflare:index/loadBalancerPool:LoadBalancerPool"],
        uses: (pool) => usesOf(pool, { "cloudflare-load-balancing": known(readParts(pool, "origins"))?.length ?? 0 }),
    },
    {
        id: "edge-probes",
        adds: "The zone's plan, for the probe interval of its load balancers",
        survives: "a region",
        of: [ZONE],
        uses: (zone, standing) => {
            const shortest = shortestProbe(standing);
            return shortest === undefined ? [] : usesOf(zone, { [planFor(shortest)]: 1 });
        },
    },
    {
        id: "edge-router",
        adds: "Code at the edge that sends a failed request to the other region",
        survives: "a region",
        of: [ZONE],
        uses: (zone, { graph }) =>
            usesOf(zone, {
                "cloudflare-workers": Math.min(1, graph.ofType("cloudflare:index/workersScript:WorkersScript").length),
            }),
    },
    {
        id: "edge-coordination",
        adds: "A coordinator at the edge that pools what isolates count, and is always awake",
        survives: "a region",
        // Only its watch tells a Worker with an object that stays awake from one without.
        of: ["cloudflare:index/workersCronTrigger:WorkersCronTrigger"],
        uses: (watch) => usesOf(watch, { "cloudflare-durable-object": 1 }),
    },
];

function shortestProbe({ graph }: Standing): number | undefined {
    const intervals = graph
        .ofType("cloudflare:index/loadBalancerMonitor:LoadBalancerMonitor")
        .map((monitor) => known(readNumber(monitor, "interval")) ?? 60);
    return intervals.length === 0 ? undefined : Math.min(...intervals);
}
