import { ofZone, ZONE } from "../../clouds/cloudflare/zone.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const DNSSEC = "cloudflare:index/zoneDnssec:ZoneDnssec";

export default defineResourceRule({
    id: "zone-signs-its-names",
    title: "A zone's answers are signed with DNSSEC",
    severity: "medium",
    concern: "edge",
    types: [ZONE],
    breaks: "a forged answer sends clients elsewhere, and everything behind the name is up for nobody",
    remedy: 'new cloudflare.ZoneDnssec("dnssec", { zoneId: resource.id, status: "active" })',
    sources: [{ url: "https://developers.cloudflare.com/dns/dnssec/", read: "2026-11-22" }],
    requirements: ["PL-02", "CN-14"],
    whenUnknown: "unknown",
    settings: {},
    judge: (zone, _settings, graph) => {
        const signings = ofZone(graph, zone, DNSSEC);
        const [signing] = signings;
        if (signing === undefined) return fail(zone, "no DNSSEC resource names it");
        // Active where nothing is said; pending until the registrar has the key.
        const status = known(readString(signing, "status")) ?? "active";
        return status === "active" || status === "pending"
            ? pass(zone, `DNSSEC is ${status}`)
            : fail(signing, `status is ${status}, needs active`, '{ status: "active" }');
    },
});
