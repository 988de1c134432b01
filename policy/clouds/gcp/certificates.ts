/** What rules need to know about certificates, and the names that lead to load balancers. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, type Reading, readPart, readString, readStrings } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";
import { checkedTargets, RECORD_SET } from "./cloud-dns.ts";

export const CERTIFICATE = "gcp:certificatemanager/certificate:Certificate";
export const AUTHORIZATION = "gcp:certificatemanager/dnsAuthorization:DnsAuthorization";
export const EDGE_RECORD = "cloudflare:index/dnsRecord:DnsRecord";
const PROXIES = [
    "gcp:compute/regionTargetHttpsProxy:RegionTargetHttpsProxy",
    "gcp:compute/targetHttpsProxy:TargetHttpsProxy",
];
const ENTRANCES: Readonly<Record<string, string>> = {
    "gcp:compute/forwardingRule:ForwardingRule": "gcp:compute/address:Address",
    "gcp:compute/globalForwardingRule:GlobalForwardingRule": "gcp:compute/globalAddress:GlobalAddress",
};

export const certificateDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/gcp/api-docs/certificatemanager/certificate/",
    read: "2026-11-22",
};
export const authorizationDocs: Source = {
    url: "https://docs.cloud.google.com/certificate-manager/docs/dns-authorizations",
    read: "2026-11-22",
};

export function domainsOf(certificate: Resource): readonly string[] {
    return known(readStrings(certificate, "managed.domains")) ?? [];
}

/** Whether a certificate's domain, which may begin with `*.`, is good for a name. */
export function covers(domain: string, name: string): boolean {
    return domain === name || (domain.startsWith("*.") && name.slice(name.indexOf(".")) === domain.slice(1));
}

/** Certificates that the same proxies show, with this one among them. */
export function shownTogether(graph: Graph, certificate: Resource): readonly Resource[] {
    const proxies = proxiesOf(graph, certificate);
    return proxies.flatMap((proxy) => graph.referred(proxy, "certificateManagerCertificates", CERTIFICATE));
}

function proxiesOf(graph: Graph, certificate: Resource): readonly Resource[] {
    return PROXIES.flatMap((type) => graph.referring(certificate, type, "certificateManagerCertificates"));
}

/** Host names whose records lead to an address where a proxy shows the certificate, each once. */
export function namesLeadingTo(graph: Graph, certificate: Resource): readonly string[] {
    const proxies = proxiesOf(graph, certificate);
    const addresses = Object.entries(ENTRANCES).flatMap(([entrance, address]) =>
        proxies
            .flatMap((proxy) => graph.referring(proxy, entrance, "target"))
            .flatMap((found) => graph.reachable(found, "ipAddress", [address])),
    );
    return [...new Set(addresses.flatMap((address) => namesOf(graph, address)))];
}

function namesOf(graph: Graph, address: Resource): readonly string[] {
    const numbers = readString(address, "address");
    const edge = graph.ofType(EDGE_RECORD).filter((record) => says(readString(record, "content"), numbers));
    const zones = graph.ofType(RECORD_SET).filter((record) => leads(record, numbers));
    return [...edge, ...zones].flatMap((record) => known(readString(record, "name"))?.replace(/\.$/, "") ?? []);
}

function leads(record: Resource, numbers: Reading<string>): boolean {
    const policy = known(readPart(record, "routingPolicy"));
    const targets = policy === undefined ? (known(readStrings(record, "rrdatas")) ?? []) : checkedTargets(policy);
    return targets.some((target) => says({ state: "set", value: target }, numbers));
}

function says(content: Reading<string>, numbers: Reading<string>): boolean {
    return content.state === "set" && numbers.state === "set" && content.value === numbers.value;
}
