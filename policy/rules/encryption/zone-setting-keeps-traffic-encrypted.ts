import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Values that keep traffic encrypted, the one to advise first. `origin_pull` is `strict` with TLS to the origin forced. */
const ACCEPTED: Readonly<Record<string, readonly [string, ...string[]]>> = {
    ssl: ["strict", "origin_pull"],
    always_use_https: ["on"],
    min_tls_version: ["1.2", "1.3"],
};

export default defineResourceRule({
    id: "zone-setting-keeps-traffic-encrypted",
    title: "Settings of a Cloudflare zone demand HTTPS, TLS 1.2 and an origin whose certificate is checked",
    severity: "high",
    concern: "encryption",
    types: ["cloudflare:index/zoneSetting:ZoneSetting"],
    breaks: "what clients send can be read or changed on its way, at the edge or between the edge and the origin",
    remedy: '{ value: "strict" }',
    sources: [
        {
            url: "https://developers.cloudflare.com/ssl/origin-configuration/ssl-modes/ssl-only-origin-pull/",
            read: "2026-11-22",
        },
        {
            url: "https://developers.cloudflare.com/ssl/edge-certificates/additional-options/minimum-tls/",
            read: "2026-11-22",
        },
    ],
    requirements: ["CN-05"],
    whenUnknown: "unknown",
    settings: {},
    judge: (setting) => {
        const id = known(readString(setting, "settingId")) ?? "";
        const accepted = ACCEPTED[id];
        if (accepted === undefined) return undefined;
        const value = known(readString(setting, "value"));
        return value !== undefined && accepted.includes(value)
            ? pass(setting, `${id} is ${value}`)
            : fail(
                  setting,
                  `${id} is ${value ?? "not set"}, needs ${accepted.join(" or ")}`,
                  `{ value: "${accepted[0]}" }`,
              );
    },
});
