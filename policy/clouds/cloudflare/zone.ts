/** What rules need to know about Cloudflare zones, their records, settings and rulesets. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, type Readable, readBoolean, readNumber, readParts, readString } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";

export const ZONE = "cloudflare:index/zone:Zone";
export const ZONE_SETTING = "cloudflare:index/zoneSetting:ZoneSetting";
export const RULESET = "cloudflare:index/ruleset:Ruleset";
export const DNS_RECORD = "cloudflare:index/dnsRecord:DnsRecord";
export const WORKERS_ROUTE = "cloudflare:index/workersRoute:WorkersRoute";
export const CUSTOM_DOMAIN = "cloudflare:index/workersCustomDomain:WorkersCustomDomain";

export const cacheRuleDocs: Source = {
    url: "https://developers.cloudflare.com/cache/how-to/cache-rules/settings/",
    read: "2026-11-22",
};
export const recordDocs: Source = {
    url: "https://developers.cloudflare.com/dns/manage-dns-records/reference/ttl/",
    read: "2026-11-22",
};

/** TTL of a record that is not proxied and leaves it to Cloudflare (https://developers.cloudflare.com/dns/manage-dns-records/reference/ttl/, 2026-11-22). */
const AUTOMATIC_TTL_SECONDS = 300;

/** Seconds for which resolvers keep a record; 1 stands for automatic. */
export function ttlSeconds(record: Resource): number {
    const ttl = known(readNumber(record, "ttl")) ?? 1;
    return ttl === 1 ? AUTOMATIC_TTL_SECONDS : ttl;
}

/** The resources of a type that belong to a zone. */
export function ofZone(graph: Graph, zone: Resource, type: string): readonly Resource[] {
    return graph.referring(zone, type, "zoneId");
}

/** A rule of a ruleset, and its place there. */
export interface ZoneRule {
    readonly rule: Readable;
    readonly index: number;
    readonly ruleset: Resource;
}

/** The rulesets of a zone in one phase; there can be one for all that a zone has to say about it. */
export function rulesetsInPhase(graph: Graph, zone: Resource, phase: string): readonly Resource[] {
    return ofZone(graph, zone, RULESET).filter((ruleset) => known(readString(ruleset, "phase")) === phase);
}

/** Rules of a zone in one phase that are on, in their order; a rule is on where nothing is said. */
export function rulesInPhase(graph: Graph, zone: Resource, phase: string): readonly ZoneRule[] {
    return rulesetsInPhase(graph, zone, phase).flatMap((ruleset) =>
        (known(readParts(ruleset, "rules")) ?? [])
            .map((rule, index) => ({ rule, index, ruleset }))
            .filter(({ rule }) => known(readBoolean(rule, "enabled")) !== false),
    );
}

/** Whether a rule's expression lets requests for a host through to the rule: it names the host, or no host at all. */
export function isAboutHost(rule: Readable, host: string): boolean {
    const expression = known(readString(rule, "expression")) ?? "";
    if (!expression.includes("http.host")) return true;
    const befores = expression.split(`"${host}"`).slice(0, -1);
    return befores.some((before) => !before.endsWith("ne "));
}

/** Whether a route's pattern covers all requests for a host. */
export function coversHost(route: Resource, host: string): boolean {
    const pattern = known(readString(route, "pattern")) ?? "";
    const [routeHost = "", ...path] = pattern.replace(/^(https?|\*):\/\//, "").split("/");
    if (path.length > 0 ? path.join("/") !== "*" : !routeHost.endsWith("*")) return false;
    return routeHost === host || (routeHost.startsWith("*") && host.endsWith(routeHost.slice(1)));
}
