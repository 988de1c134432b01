/** What rules need to know about Cloudflare Load Balancing. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readBoolean, readNumber, readParts, readString } from "../../graph/read.ts";
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

/** Defaults of the API's schema for monitors; a monitor that leaves them out is probed so. */
const MONITOR_DEFAULTS = { interval: 60, timeout: 5, retries: 2, consecutiveDown: 0 };

/** Resolved addresses are cached for up to 5 s at the edge (https://developers.cloudflare.com/load-balancing/troubleshooting/load-balancing-faq/, 2026-11-22). */
const EDGE_PROPAGATION_SECONDS = 5;
/** TTL of an unproxied load balancer that sets none (API schema, 2026-11-22). */
const DEFAULT_TTL_SECONDS = 30;

export interface Sum {
    readonly seconds: number;
    /** How it adds up: `15 s x 1 + 3 s x (1 + 1) = 21 s`. */
    readonly shown: string;
}

/**
 * Longest time from an origin's failure until its pool counts as down. A failed probe is repeated at once, `retries`
 * times when it timed out, and `consecutiveDown` probes in a row have to fail. An estimate from the fields' definitions.
 */
export function detection(monitor: Resource): Sum & { readonly interval: number; readonly failures: number } {
    const read = (property: keyof typeof MONITOR_DEFAULTS) =>
        known(readNumber(monitor, property)) ?? MONITOR_DEFAULTS[property];
    const interval = read("interval");
    const timeout = read("timeout");
    const retries = read("retries");
    const failures = Math.max(1, read("consecutiveDown"));
    const seconds = interval * failures + timeout * (retries + 1);
    return {
        seconds,
        interval,
        failures,
        shown: `${interval} s x ${failures} + ${timeout} s x (${retries} + 1) = ${seconds} s`,
    };
}

/** Longest time from a pool going down until clients reach another one. */
export function propagation(loadBalancer: Resource): Sum {
    if (known(readBoolean(loadBalancer, "proxied")) === true) {
        return { seconds: EDGE_PROPAGATION_SECONDS, shown: `${EDGE_PROPAGATION_SECONDS} s at the edge` };
    }
    const seconds = known(readNumber(loadBalancer, "ttl")) ?? DEFAULT_TTL_SECONDS;
    return { seconds, shown: `${seconds} s of DNS TTL` };
}

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
