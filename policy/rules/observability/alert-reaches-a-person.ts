import { ALERT_POLICY, alertDocs } from "../../clouds/alert-policy.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readBoolean, readParts, readString } from "../../graph/read.ts";
import { defineRule, each, fail, pass } from "../../rule.ts";
import { systemsOf } from "../../systems.ts";

export default defineRule({
    id: "alert-reaches-a-person",
    title: "An alert is on, goes to a notification channel and names its runbook",
    severity: "high",
    concern: "observability",
    breaks: "the alert fires and nobody hears it, or whoever does starts from nothing",
    remedy: '{ enabled: true, notificationChannels: [channel.id], documentation: { links: [{ displayName: "Runbook", url: "https://example.com/runbooks/error-rate" }] } }',
    sources: [alertDocs],
    requirements: ["ET-13", "ET-18"],
    whenUnknown: "unknown",
    settings: {},
    evaluate: (graph) => {
        const policies = graph.ofType(ALERT_POLICY);
        if (policies.length === 0)
            return each(systemsOf(graph), (system) => fail(system, "no alert policy watches this system"));
        return each(policies, (policy) => {
            if (known(readBoolean(policy, "enabled")) === false)
                return fail(policy, "enabled is false, needs true", "{ enabled: true }");
            if (!hasChannel(policy)) {
                const channel = graph.ofType("gcp:monitoring/notificationChannel:NotificationChannel")[0];
                const id = JSON.stringify(channel?.id ?? "<channel id>");
                return fail(
                    policy,
                    "notificationChannels is empty, needs at least one",
                    `{ notificationChannels: [${id}] }`,
                );
            }
            if (!hasRunbook(policy)) {
                const link = '{ displayName: "Runbook", url: "https://example.com/runbooks/error-rate" }';
                return fail(
                    policy,
                    "documentation names no runbook: links is empty and content holds no URL",
                    `{ documentation: { links: [${link}] } }`,
                );
            }
            return pass(policy, "goes to a channel and names a runbook");
        });
    },
});

/** A channel whose id is not known yet is a channel all the same. */
function hasChannel(policy: Resource): boolean {
    const channels = policy.property("notificationChannels");
    return Array.isArray(channels) ? channels.some((channel) => channel !== "") : channels !== undefined;
}

function hasRunbook(policy: Resource): boolean {
    const links = known(readParts(policy, "documentation.links")) ?? [];
    if (links.some((link) => (known(readString(link, "url")) ?? "") !== "")) return true;
    return /https?:\/\/\S+/.test(known(readString(policy, "documentation.content")) ?? "");
}
