import { CHANNEL } from "../../clouds/gcp/monitoring.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "notification-channel-is-on",
    title: "A notification channel passes on what it is sent",
    severity: "high",
    concern: "observability",
    types: [CHANNEL],
    breaks: "alerts fire into a channel that somebody muted during maintenance and never turned on again",
    remedy: "{ enabled: true }",
    sources: [
        {
            url: "https://www.pulumi.com/registry/packages/gcp/api-docs/monitoring/notificationchannel/",
            read: "2026-11-22",
        },
    ],
    requirements: ["ET-13", "HB-11"],
    whenUnknown: "unknown",
    settings: {},
    judge: (channel) =>
        known(readBoolean(channel, "enabled")) === false
            ? fail(channel, "enabled is false, needs true")
            : pass(channel, "is on"),
});
