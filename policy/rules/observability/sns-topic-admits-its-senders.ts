import { lets } from "../../clouds/aws/policy-document.ts";
import { sendersOf, TOPIC, TOPIC_POLICY } from "../../clouds/aws/sns.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** A topic without a policy of its own takes what comes from its account: alarms do, events do not. */
const ADMITTED_UNSET = ["cloudwatch.amazonaws.com"];

export default defineResourceRule({
    id: "sns-topic-admits-its-senders",
    title: "A topic's policy lets alarms and events publish to it, whichever are sent there",
    severity: "critical",
    concern: "observability",
    types: [TOPIC, TOPIC_POLICY],
    breaks: "AWS refuses the message without a word: the alarm is red in the console and nobody is told",
    remedy: '{ policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: "sns:Publish", Resource: resource.arn }] }) }',
    sources: [
        {
            url: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html",
            read: "2026-11-22",
        },
        { url: "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html", read: "2026-11-22" },
    ],
    requirements: ["ER-10", "ER-11"],
    whenUnknown: "unknown",
    settings: {},
    judge: (topic, _settings, graph) => {
        if (topic.type !== TOPIC) return undefined;
        const senders = sendersOf(graph, topic);
        if (senders.length === 0) return undefined;
        const [policy] = graph.referring(topic, TOPIC_POLICY, "arn");
        const text = policy === undefined ? undefined : (known(readString(policy, "policy")) ?? "");
        const refused = senders.filter((sender) =>
            text === undefined ? !ADMITTED_UNSET.includes(sender) : !lets(text, sender, "sns:Publish"),
        );
        if (refused.length === 0) return pass(topic, `admits ${senders.join(", ")}`);
        const services = refused.map((service) => `"${service}"`).join(", ");
        const added = `{ Effect: "Allow", Principal: { Service: [${services}] }, Action: "sns:Publish", Resource: resource.arn }`;
        const all =
            policy === undefined ? `[${added}]` : `[...JSON.parse(resource.policy || "{}").Statement ?? [], ${added}]`;
        const document = `JSON.stringify({ Version: "2012-10-17", Statement: ${all} })`;
        return policy === undefined
            ? fail(
                  topic,
                  `no policy lets ${refused.join(", ")} publish to it`,
                  `new aws.sns.TopicPolicy("${topic.name}-senders", { arn: resource.arn, policy: ${document} })`,
              )
            : fail(policy, `does not let ${refused.join(", ")} publish`, `{ policy: ${document} }`);
    },
});
