import { LOAD_BALANCER } from "../../clouds/cloudflare/load-balancer.ts";
import { CUSTOM_DOMAIN, DNS_RECORD, recordDocs, ZONE } from "../../clouds/cloudflare/zone.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** RFC 1918, RFC 4193, loopback and link-local: nobody outside reaches these. */
const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|127\.|169\.254\.|f[cd][0-9a-f]{2}:|fe80:|::1$)/i;

export default defineResourceRule({
    id: "zone-record-leads-somewhere",
    title: "A record of a public zone leads to an address or a name that clients can reach",
    severity: "medium",
    concern: "edge",
    types: [DNS_RECORD],
    breaks: "the name resolves and nothing answers, or a forgotten name can be taken over by a stranger",
    remedy: '{ content: "<public address>" }',
    sources: [
        recordDocs,
        {
            url: "https://developers.cloudflare.com/dns/manage-dns-records/reference/dns-record-types/",
            read: "2026-11-22",
        },
    ],
    requirements: ["PL-02", "ET-03"],
    whenUnknown: "unknown",
    settings: {},
    judge: (record, _settings, graph) => {
        const type = known(readString(record, "type"));
        const content = known(readString(record, "content"));
        if (content === undefined) return undefined;
        if (type === "A" || type === "AAAA") {
            return PRIVATE.test(content)
                ? fail(record, `content is ${content}, which clients outside cannot reach`)
                : pass(record, `leads to ${content}`);
        }
        const target = content.replace(/\.$/, "").toLowerCase();
        if (type !== "CNAME" || !isOwn(graph, target)) return undefined;
        return namesOf(graph).has(target)
            ? pass(record, `leads to ${target}, which the stack has`)
            : fail(record, `content is ${target}, a name of this zone that the stack does not have`);
    },
});

function isOwn(graph: Graph, name: string): boolean {
    return graph
        .ofType(ZONE)
        .flatMap((zone) => known(readString(zone, "name")) ?? [])
        .some((domain) => name === domain || name.endsWith(`.${domain}`));
}

function namesOf(graph: Graph): ReadonlySet<string> {
    const name = (resource: Resource, property: string) => known(readString(resource, property))?.toLowerCase() ?? [];
    return new Set([
        ...graph.ofType(DNS_RECORD, LOAD_BALANCER).flatMap((resource) => name(resource, "name")),
        ...graph.ofType(CUSTOM_DOMAIN).flatMap((resource) => name(resource, "hostname")),
    ]);
}
