import { RULESET, ZONE_SETTING } from "../../clouds/cloudflare/zone.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "zone-setting-stated-once",
    title: "Each setting, and each phase of rules, of a zone is written by one resource",
    severity: "high",
    concern: "edge",
    types: [ZONE_SETTING, RULESET],
    breaks: "two resources write over each other without a word: what is in force depends on which was updated last",
    remedy: "{ settingId: '<another setting>' }",
    sources: [
        { url: "https://www.pulumi.com/registry/packages/cloudflare/api-docs/zonesetting/", read: "2026-11-22" },
        { url: "https://developers.cloudflare.com/ruleset-engine/about/rulesets/", read: "2026-11-22" },
    ],
    requirements: ["PL-01", "PL-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (resource, _settings, graph) => {
        const key = keyOf(resource);
        if (key === undefined) return undefined;
        const others = graph
            .ofType(resource.type)
            .filter((other) => other !== resource && isOfSameZone(other, resource) && keyOf(other) === key);
        return others.length === 0
            ? pass(resource, `${key} is written here alone`)
            : fail(resource, `${key} of the zone is also written by ${others.map(({ name }) => name).join(" and ")}`);
    },
});

/** What may be there once in a zone: a setting, or the ruleset at the entry of a phase. */
function keyOf(resource: Resource): string | undefined {
    if (resource.type === ZONE_SETTING) return known(readString(resource, "settingId"));
    return known(readString(resource, "kind")) === "zone" ? known(readString(resource, "phase")) : undefined;
}

function isOfSameZone(one: Resource, other: Resource): boolean {
    const zones = [one, other].map((resource) => readString(resource, "zoneId"));
    const [first, second] = zones;
    if (first?.state === "set" && second?.state === "set") return first.value === second.value;
    const made = new Set(one.madeFrom.get("zoneId") ?? []);
    return (other.madeFrom.get("zoneId") ?? []).some((urn) => made.has(urn));
}
