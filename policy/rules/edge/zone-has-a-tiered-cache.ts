import { ofZone, rulesInPhase, ZONE } from "../../clouds/cloudflare/zone.ts";
import { known, readBoolean, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const TIERED_CACHE = "cloudflare:index/tieredCache:TieredCache";

export default defineResourceRule({
    id: "zone-has-a-tiered-cache",
    title: "A zone that keeps files asks its origins through one upper tier",
    severity: "low",
    concern: "edge",
    types: [ZONE],
    breaks: "after a deployment or a failover every data centre asks the origin for the same files at once",
    remedy: 'new cloudflare.TieredCache("tiered-cache", { zoneId: resource.id, value: "on" })',
    sources: [{ url: "https://developers.cloudflare.com/cache/how-to/tiered-cache/", read: "2026-11-22" }],
    requirements: ["CN-05", "ET-03"],
    whenUnknown: "unknown",
    settings: {},
    judge: (zone, _settings, graph) => {
        const keeps = rulesInPhase(graph, zone, "http_request_cache_settings").some(
            ({ rule }) => known(readBoolean(rule, "actionParameters.cache")) === true,
        );
        if (!keeps) return undefined;
        const [tier] = ofZone(graph, zone, TIERED_CACHE);
        if (tier === undefined) return fail(zone, "no tiered cache names it");
        return known(readString(tier, "value")) === "on"
            ? pass(zone, "its tiered cache is on")
            : fail(tier, "value is off, needs on", '{ value: "on" }');
    },
});
