import { checkedTargets, HEALTH_CHECK, RECORD_SET, routingDocs } from "../../clouds/gcp/cloud-dns.ts";
import type { Graph } from "../../graph/graph.ts";
import { known, readBoolean, readPart, readString, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { type RegionPair, regionsFor } from "../../systems.ts";

/** Addresses that clients outside cannot reach: RFC 1918 and RFC 4193. */
const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd])/i;

export default defineResourceRule({
    id: "dns-record-fails-over",
    title: "A public address record of a system leaves a lost region by itself",
    severity: "critical",
    concern: "failover",
    types: [RECORD_SET],
    breaks: "the name keeps answering with the address of a lost region until somebody changes it by hand",
    remedy: '{ routingPolicy: { healthCheck: "<id of a health check>", primaryBackup: { primary: { externalEndpoints: ["<address>"] }, backupGeos: [{ location: "us-east1", healthCheckedTargets: { externalEndpoints: ["<address>"] } }] } } }',
    sources: [routingDocs],
    requirements: ["PL-02", "ET-06", "ET-18"],
    whenUnknown: "unknown",
    settings: {},
    judge: (record, _settings, graph) => {
        const type = known(readString(record, "type"));
        const pair = regionsFor(graph, record);
        if ((type !== "A" && type !== "AAAA") || pair === undefined) return undefined;
        // A name such as us-east1.origin.example.com is there to reach that region and no other.
        const name = known(readString(record, "name")) ?? "";
        if (name.includes(pair.primary) || name.includes(pair.failover)) return undefined;

        const policy = known(readPart(record, "routingPolicy"));
        if (policy === undefined) {
            const open = (known(readStrings(record, "rrdatas")) ?? []).filter((data) => !PRIVATE.test(data));
            if (open.length === 0) return undefined;
            const message = `routingPolicy is not set, so ${name} is ${open.join(" and ")} whether that answers or not`;
            return fail(record, message, failover(graph, pair));
        }
        // A fence keeps clients in their region even when nothing there is healthy.
        if (known(readBoolean(policy, "enableGeoFencing")) === true) {
            const message = "routingPolicy.enableGeoFencing is true, needs false to let clients leave a lost region";
            return fail(record, message, "{ routingPolicy: { enableGeoFencing: false } }");
        }
        const targets = checkedTargets(policy);
        if (targets.length >= 2) return pass(record, `moves between ${targets.join(" and ")}`);
        const message = `routingPolicy checks the health of ${targets[0] ?? "no target"}, needs at least 2 targets`;
        return fail(record, message, failover(graph, pair));
    },
});

function failover(graph: Graph, { primary, failover }: RegionPair): string {
    const addresses = graph.ofType("gcp:compute/address:Address");
    const addressIn = (region: string) => {
        const address = addresses.find((candidate) => candidate.region === region)?.property("address");
        return `{ externalEndpoints: ["${typeof address === "string" ? address : `<address in ${region}>`}"] }`;
    };
    const check = graph.ofType(HEALTH_CHECK)[0]?.id ?? "<id of a health check>";
    const backup = `{ location: "${failover}", healthCheckedTargets: ${addressIn(failover)} }`;
    return `{ routingPolicy: { healthCheck: "${check}", primaryBackup: { primary: ${addressIn(primary)}, backupGeos: [${backup}] } } }`;
}
