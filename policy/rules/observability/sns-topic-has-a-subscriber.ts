import { sendersOf, TOPIC } from "../../clouds/aws/sns.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
/** Brings what a topic says to a chat, without a subscription of its own. */
const CHAT = "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration";

export default defineResourceRule({
    id: "sns-topic-has-a-subscriber",
    title: "Somebody listens to a topic that alarms go to",
    severity: "high",
    concern: "observability",
    types: [TOPIC],
    breaks: "the alarm fires, the topic takes it, and nobody is told",
    remedy: 'new aws.sns.TopicSubscription("on-call", { topic: resource.arn, protocol: "email", endpoint: "on-call@example.com" })',
    sources: [
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/sns/topicsubscription/", read: "2026-11-22" },
        {
            url: "https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-10", "HB-11"],
    whenUnknown: "unknown",
    // Ways on which a person, or a program that calls one, hears of it.
    settings: { protocols: ["email", "email-json", "https", "lambda", "sms", "sqs"] },
    judge: (topic, { protocols }, graph) => {
        if (sendersOf(graph, topic).length === 0) return undefined;
        if (graph.referring(topic, CHAT, "snsTopicArns").length > 0) return pass(topic, "a chat listens");
        const subscriptions = graph.referring(topic, SUBSCRIPTION, "topic");
        const used = subscriptions.map((subscription) => known(readString(subscription, "protocol")) ?? "");
        const heard = used.filter((protocol) => protocols.includes(protocol));
        if (heard.length > 0) return pass(topic, `heard by ${heard.join(", ")}`);
        return fail(
            topic,
            used.length === 0
                ? "alarms go to it and it has no subscription"
                : `its subscriptions are of ${used.join(", ")}, needs one of ${protocols.join(", ")}`,
        );
    },
});
