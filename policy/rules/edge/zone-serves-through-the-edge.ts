import { ZONE, ZONE_SETTING } from "../../clouds/cloudflare/zone.ts";
import { known, readBoolean, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "zone-serves-through-the-edge",
    title: "A zone is neither paused nor in development mode",
    severity: "high",
    concern: "edge",
    types: [ZONE, ZONE_SETTING],
    breaks: "a paused zone hands out origin addresses without balancing or protection; in development mode nothing is cached",
    remedy: "{ paused: false }",
    sources: [
        { url: "https://developers.cloudflare.com/fundamentals/manage-domains/pause-cloudflare/", read: "2026-11-22" },
        { url: "https://developers.cloudflare.com/cache/reference/development-mode/", read: "2026-11-22" },
    ],
    requirements: ["ET-03", "CN-05"],
    whenUnknown: "unknown",
    settings: {},
    judge: (resource) => {
        if (resource.type === ZONE) {
            return known(readBoolean(resource, "paused")) === true
                ? fail(resource, "paused is true, needs false")
                : pass(resource, "is not paused");
        }
        if (known(readString(resource, "settingId")) !== "development_mode") return undefined;
        const value = known(readString(resource, "value")) ?? "off";
        return value === "off"
            ? pass(resource, "development_mode is off")
            : fail(resource, `development_mode is ${value}, needs off`, '{ value: "off" }');
    },
});
