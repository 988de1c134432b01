import { METRIC_ALARM } from "../../clouds/aws/cloudwatch.ts";
import { ALERT_POLICY, alertDocs } from "../../clouds/gcp/alert-policy.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readBoolean, readParts, readString } from "../../graph/read.ts";
import { defineRule, each, fail, pass, type Result } from "../../rule.ts";
import { systemsOf } from "../../systems.ts";

export default defineRule({
    id: "alert-reaches-a-person",
    title: "An alert is on, goes to a notification channel and names its runbook",
    severity: "high",
    concern: "observability",
    types: [ALERT_POLICY, METRIC_ALARM],
    breaks: "the alert fires and nobody hears it, or whoever does starts from nothing",
    remedy: '{ enabled: true, notificationChannels: [channel.id], documentation: { links: [{ displayName: "Runbook", url: "https://example.com/runbooks/error-rate" }] } }',
    sources: [
        alertDocs,
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/cloudwatch/metricalarm/", read: "2026-11-22" },
    ],
    requirements: ["ET-13", "ET-18", "ER-10"],
    whenUnknown: "unknown",
    settings: {},
    evaluate: (graph) => {
        const alerts = graph.ofType(ALERT_POLICY, METRIC_ALARM);
        if (alerts.length === 0)
            return each(systemsOf(graph), (system) => fail(system, "no alert policy watches this system"));
        return each(alerts, (alert) => (alert.type === ALERT_POLICY ? judgePolicy(graph, alert) : judgeAlarm(alert)));
    },
});

function judgePolicy(graph: Graph, policy: Resource): Result {
    if (known(readBoolean(policy, "enabled")) === false)
        return fail(policy, "enabled is false, needs true", "{ enabled: true }");
    if (!holdsOne(policy, "notificationChannels")) {
        const channel = graph.ofType("gcp:monitoring/notificationChannel:NotificationChannel")[0];
        const id = JSON.stringify(channel?.id ?? "<channel id>");
        return fail(policy, "notificationChannels is empty, needs at least one", `{ notificationChannels: [${id}] }`);
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
}

function judgeAlarm(alarm: Resource): Result {
    if (known(readBoolean(alarm, "actionsEnabled")) === false)
        return fail(alarm, "actionsEnabled is false, needs true", "{ actionsEnabled: true }");
    if (!holdsOne(alarm, "alarmActions"))
        return fail(alarm, "alarmActions is empty, needs at least one", '{ alarmActions: ["<topic arn>"] }');
    const description = known(readString(alarm, "alarmDescription")) ?? "";
    if (!ADDRESS.test(description))
        return fail(
            alarm,
            "alarmDescription names no runbook: it holds no URL",
            '{ alarmDescription: "Runbook: https://example.com/runbooks/error-rate" }',
        );
    return pass(alarm, "goes to a topic and names a runbook");
}

const ADDRESS = /https?:\/\/\S+/;

/** A channel whose id is not known yet is a channel all the same. */
function holdsOne(alert: Resource, property: string): boolean {
    const channels = alert.property(property);
    return Array.isArray(channels) ? channels.some((channel) => channel !== "") : channels !== undefined;
}

function hasRunbook(policy: Resource): boolean {
    const links = known(readParts(policy, "documentation.links")) ?? [];
    if (links.some((link) => (known(readString(link, "url")) ?? "") !== "")) return true;
    return ADDRESS.test(known(readString(policy, "documentation.content")) ?? "");
}
