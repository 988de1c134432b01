import { KEY } from "../../clouds/aws/kms.ts";
import { lets } from "../../clouds/aws/policy-document.ts";
import { sendersOf, TOPIC } from "../../clouds/aws/sns.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** AWS's own key for topics, whose policy names no other service and cannot be changed. */
const OWN_KEY = "alias/aws/sns";
const ACTIONS = ["kms:Decrypt", "kms:GenerateDataKey"];

export default defineResourceRule({
    id: "sns-topic-key-admits-its-senders",
    title: "The key of an encrypted topic lets alarms and events use it, whichever are sent there",
    severity: "critical",
    concern: "observability",
    types: [TOPIC, KEY],
    breaks: "the message cannot be encrypted and is thrown away: the alarm is red in the console and nobody is told",
    remedy: '{ policy: JSON.stringify({ ...policy, Statement: [...policy.Statement, { Effect: "Allow", Principal: { Service: "cloudwatch.amazonaws.com" }, Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: "*" }] }) }',
    sources: [
        {
            url: "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-10", "ER-11"],
    whenUnknown: "unknown",
    settings: {},
    judge: (topic, _settings, graph) => {
        if (topic.type !== TOPIC) return undefined;
        const senders = sendersOf(graph, topic);
        const chosen = readString(topic, "kmsMasterKeyId");
        if (senders.length === 0) return undefined;
        if (chosen.state === "set" && chosen.value === OWN_KEY) {
            return fail(topic, `kmsMasterKeyId is ${OWN_KEY}, which no other service may use, needs a key of its own`);
        }
        const [key] = graph.referred(topic, "kmsMasterKeyId", KEY);
        // Another stack's key tells nothing here.
        if (key === undefined) return undefined;
        const text = known(readString(key, "policy")) ?? "";
        const refused = senders.filter((sender) => !ACTIONS.every((action) => lets(text, sender, action)));
        if (refused.length === 0) return pass(topic, `${key.name} admits ${senders.join(", ")}`);
        const services = refused.map((service) => `"${service}"`).join(", ");
        const added = `{ Effect: "Allow", Principal: { Service: [${services}] }, Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: "*" }`;
        const all = `[...JSON.parse(resource.policy || "{}").Statement ?? [], ${added}]`;
        return fail(
            key,
            `does not let ${refused.join(", ")} encrypt what goes to ${topic.name}`,
            `{ policy: JSON.stringify({ Version: "2012-10-17", Statement: ${all} }) }`,
        );
    },
});
