import { ZONE_SETTING } from "../../clouds/cloudflare/zone.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const NEEDED = ["websockets", "http2", "http3"];

export default defineResourceRule({
    id: "zone-setting-lets-modern-clients-in",
    title: "A zone carries WebSocket, HTTP/2 and HTTP/3",
    severity: "medium",
    concern: "edge",
    types: [ZONE_SETTING],
    breaks: "live connections cannot be opened at all, and clients on bad networks wait for one lost packet with everything",
    remedy: '{ value: "on" }',
    sources: [
        { url: "https://developers.cloudflare.com/network/websockets/", read: "2026-11-22" },
        { url: "https://developers.cloudflare.com/speed/optimization/protocol/http3/", read: "2026-11-22" },
    ],
    requirements: ["HB-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (setting) => {
        const id = known(readString(setting, "settingId")) ?? "";
        if (!NEEDED.includes(id)) return undefined;
        const value = known(readString(setting, "value")) ?? "not set";
        return value === "on" ? pass(setting, `${id} is on`) : fail(setting, `${id} is ${value}, needs on`);
    },
});
