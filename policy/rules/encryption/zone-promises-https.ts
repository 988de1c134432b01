import { ofZone, ZONE, ZONE_SETTING } from "../../clouds/cloudflare/zone.ts";
import { known, readBoolean, readNumber, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const HEADER = "value.strict_transport_security";

export default defineResourceRule({
    id: "zone-promises-https",
    title: "A zone tells browsers to use HTTPS alone for a year",
    severity: "medium",
    concern: "encryption",
    types: [ZONE],
    breaks: "the first request of each visit goes out in the clear, and whoever is on the way can answer it",
    remedy:
        'new cloudflare.ZoneSetting("security-header", { zoneId: resource.id, settingId: "security_header", ' +
        "value: { strict_transport_security: { enabled: true, max_age: 31536000 } } })",
    sources: [
        {
            url: "https://developers.cloudflare.com/ssl/edge-certificates/additional-options/http-strict-transport-security/",
            read: "2026-11-22",
        },
    ],
    requirements: ["HB-13", "CN-05"],
    whenUnknown: "unknown",
    settings: { minimumSeconds: 31_536_000 },
    judge: (zone, { minimumSeconds }, graph) => {
        const header = ofZone(graph, zone, ZONE_SETTING).find(
            (setting) => known(readString(setting, "settingId")) === "security_header",
        );
        if (header === undefined) return fail(zone, "no setting security_header is made for it");
        const remedy = `{ value: { strict_transport_security: { enabled: true, max_age: ${minimumSeconds} } } }`;
        if (known(readBoolean(header, `${HEADER}.enabled`)) !== true)
            return fail(header, "strict_transport_security is not enabled", remedy);
        const seconds = known(readNumber(header, `${HEADER}.max_age`)) ?? 0;
        return seconds >= minimumSeconds
            ? pass(zone, `browsers keep to HTTPS for ${seconds} s`)
            : fail(header, `max_age is ${seconds} s, needs at least ${minimumSeconds} s`, remedy);
    },
});
