import type { Resource } from "../../../../policy/graph/graph.ts";
import type { Kind } from "../kind.ts";
import { count, type Subtree, word } from "../subtree.ts";

/** What stands at Cloudflare's edge, in the order in which a request meets it. */
export const CLOUDFLARE_KINDS: readonly Kind[] = [
    {
        type: "ha-platform:cloudflare:StaticSite",
        place: "arrival",
        card: (site, system) => {
            const [domain] = system.inside(site, "cloudflare:index/workersCustomDomain:WorkersCustomDomain");
            return { title: "Static site at the edge", details: [`${word(domain, "hostname")}, no origin`] };
        },
    },
    {
        type: "ha-platform:cloudflare:AuthGateway",
        place: "arrival",
        card: (gateway, system) => ({
            title: "Worker: checks tokens",
            details: [routeOf(gateway, system) ?? "called by another Worker"],
        }),
    },
    {
        type: "ha-platform:cloudflare:EdgeRouter",
        place: "arrival",
        card: (router, system) => ({
            title: "Worker: routes by region",
            details: [routeOf(router, system) ?? "called by the Worker before it"],
        }),
    },
    {
        type: "ha-platform:cloudflare:RegionLoadBalancer",
        place: "arrival",
        card: (balancer, system) => {
            const [probe] = system.inside(balancer, "cloudflare:index/loadBalancerMonitor:LoadBalancerMonitor");
            return {
                title: "Cloudflare load balancer",
                details: [word(balancer, "host"), `asks ${word(probe, "path")} each ${count(probe, "interval")} s`],
            };
        },
    },
];

function routeOf(worker: Resource, system: Subtree): string | undefined {
    const [route] = system.inside(worker, "cloudflare:index/workersRoute:WorkersRoute");
    return route && word(route, "pattern");
}
