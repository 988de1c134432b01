import { AUTHORIZATION, authorizationDocs, EDGE_RECORD } from "../../clouds/gcp/certificates.ts";
import { RECORD_SET } from "../../clouds/gcp/cloud-dns.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Where each kind of record says what it answers with. */
const CONTENT: Readonly<Record<string, string>> = { [RECORD_SET]: "rrdatas", [EDGE_RECORD]: "content" };

export default defineResourceRule({
    id: "dns-authorization-has-its-record",
    title: "The record that proves a domain for a certificate is in DNS",
    severity: "critical",
    concern: "encryption",
    types: [AUTHORIZATION],
    breaks: "the certificate cannot be issued or renewed, and ninety days later every client sees an error",
    remedy: 'new gcp.dns.RecordSet("proof", { name: "_acme-challenge.example.com.", type: "CNAME", ttl: 300, managedZone: zone.name, rrdatas: ["<data>"] })',
    sources: [authorizationDocs],
    requirements: ["CN-05", "ET-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (authorization, _settings, graph) => {
        const records = Object.keys(CONTENT).flatMap((type) => graph.ofType(type));
        const [wanted] = known(readParts(authorization, "dnsResourceRecords")) ?? [];
        const name = wanted && known(readString(wanted, "name"));
        const record = records.find((candidate) => proves(graph, candidate, authorization, name));
        const domain = known(readString(authorization, "domain")) ?? authorization.name;
        if (record !== undefined) return pass(authorization, `${record.name} proves ${domain}`);
        const data = wanted && known(readString(wanted, "data"));
        return fail(
            authorization,
            `no record of the stack proves ${domain}`,
            `new gcp.dns.RecordSet("${authorization.name}-record", { name: "${name}", type: "CNAME", ttl: 300, managedZone: "<zone>", rrdatas: ["${data}"] })`,
        );
    },
});

/** By the name that was given out, or while it is not known, by what the record is made from. */
function proves(graph: Graph, record: Resource, authorization: Resource, name: string | undefined): boolean {
    const own = readString(record, "name");
    if (name !== undefined && own.state === "set") return own.value.replace(/\.$/, "") === name.replace(/\.$/, "");
    return graph.reachable(record, CONTENT[record.type] ?? "", [AUTHORIZATION]).includes(authorization);
}
