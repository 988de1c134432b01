import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "public-zone-is-signed",
    title: "A public zone of Cloud DNS signs its answers",
    severity: "medium",
    concern: "encryption",
    types: ["gcp:dns/managedZone:ManagedZone"],
    breaks: "a forged answer sends clients elsewhere, on the very name that is there for the day the edge is down",
    remedy: '{ dnssecConfig: { state: "on" } }',
    sources: [
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/dns/managedzone/", read: "2026-11-22" },
        { url: "https://docs.cloud.google.com/dns/docs/dnssec", read: "2026-11-22" },
    ],
    requirements: ["CN-05", "ET-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (zone) => {
        if ((known(readString(zone, "visibility")) ?? "public") !== "public") return undefined;
        const state = known(readString(zone, "dnssecConfig.state")) ?? "off";
        return state === "on"
            ? pass(zone, "dnssecConfig.state is on")
            : fail(zone, `dnssecConfig.state is ${state}, needs on`);
    },
});
