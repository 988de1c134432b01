/** What rules need to know about Cloudflare Load Balancing. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readBoolean, readParts, readString } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";

export const LOAD_BALANCER = "cloudflare:index/loadBalancer:LoadBalancer";
export const POOL = "cloudflare:index/loadBalancerPool:LoadBalancerPool";
export const MONITOR = "cloudflare:index/loadBalancerMonitor:LoadBalancerMonitor";
const DNS_RECORD = "cloudflare:index/dnsRecord:DnsRecord";
const ADDRESS = "gcp:compute/address:Address";

export const healthDocs: Source = {
    url: "https://developers.cloudflare.com/load-balancing/understand-basics/health-details/",
    read: "2026-11-22",
};

export const monitorDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/cloudflare/api-docs/loadbalancermonitor/",
    read: "2026-11-22",
};
export const poolDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/cloudflare/api-docs/loadbalancerpool/",
    read: "2026-11-22",
};
export const loadBalancerDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/cloudflare/api-docs/loadbalancer/",
    read: "2026-11-22",
};
export const adaptiveDocs: Source = {
    url: "https://developers.cloudflare.com/load-balancing/understand-basics/adaptive-routing/",
    read: "2026-11-22",
};

/** Whether a monitor asks over HTTP; other kinds have no path and no answer. The schema's default is `http`. */
export function isHttp(monitor: Resource): boolean {
    const type = (known(readString(monitor, "type")) ?? "http").toLowerCase();
    return type === "http" || type === "https";
}

/** Regions that a pool's enabled origins lie in; empty when that cannot be told from the stack. */
export function regionsOfPool(graph: Graph, pool: Resource): readonly string[] {
    if (known(readBoolean(pool, "enabled")) === false) return [];
    const origins = (known(readParts(pool, "origins")) ?? []).filter(
        (origin) => known(readBoolean(origin, "enabled")) !== false,
    );
    const addresses = origins.flatMap((origin) => {
        const host = readString(origin, "address");
        const found = host.state === "set" ? behind(graph, host.value) : [];
        return found.length > 0 ? found : graph.reachable(pool, "origins", [ADDRESS]);
    });
    return [...new Set(addresses.flatMap((address) => address.region ?? []))];
}

/** The addresses that a literal address or a host name of this stack stands for. */
function behind(graph: Graph, host: string): readonly Resource[] {
    const own = graph.ofType(ADDRESS).filter((address) => address.property("address") === host);
    const records = graph.ofType(DNS_RECORD).filter((record) => record.property("name") === host);
    return [
        ...own,
        ...records.flatMap((record) => {
            const content = record.property("content");
            const named = graph
                .ofType(ADDRESS)
                .filter((address) => content !== undefined && address.property("address") === content);
            return named.length > 0 && typeof content === "string"
                ? named
                : graph.reachable(record, "content", [ADDRESS]);
        }),
    ];
}
