import { ofZone, ZONE } from "../../clouds/cloudflare/zone.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const PULLS = "cloudflare:index/authenticatedOriginPullsSettings:AuthenticatedOriginPullsSettings";

export default defineResourceRule({
    id: "zone-identifies-itself-to-origins",
    title: "The edge shows origins a client certificate, so that they can tell it from others",
    severity: "medium",
    concern: "exposure",
    types: [ZONE],
    breaks: "origins cannot ask for the edge's certificate, so whoever finds their addresses passes by its protection",
    remedy: 'new cloudflare.AuthenticatedOriginPullsSettings("origin-pulls", { zoneId: resource.id, enabled: true })',
    sources: [
        {
            url: "https://developers.cloudflare.com/ssl/origin-configuration/authenticated-origin-pull/",
            read: "2026-11-22",
        },
    ],
    requirements: ["CN-14", "AG-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (zone, _settings, graph) => {
        const [pulls] = ofZone(graph, zone, PULLS);
        if (pulls === undefined) return fail(zone, "no authenticated origin pulls are set for it");
        return known(readBoolean(pulls, "enabled")) === true
            ? pass(zone, "requests to origins carry its certificate")
            : fail(pulls, "enabled is false, needs true", "{ enabled: true }");
    },
});
