import rule from "../../../../policy/rules/observability/sns-topic-has-a-subscriber.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type StateResource, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const TOPIC = "topic-us-east-1";
const SUBSCRIPTION = "subscription-us-east-1";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "a chat listens",
            change: (good) => good.without(SUBSCRIPTION).plus(chat(String(good.properties(TOPIC).arn))),
            at: TOPIC,
        },
        {
            when: "one of two subscriptions is of a kind that people hear",
            change: (good) =>
                good.at(SUBSCRIPTION, "protocol", "firehose").plus(https(String(good.properties(TOPIC).arn))),
            at: TOPIC,
        },
        {
            when: "the topic's ARN is not known yet but the reference is",
            change: (good) =>
                good.at(SUBSCRIPTION, "topic", UNKNOWN).facts(SUBSCRIPTION, { madeFrom: { topic: [TOPIC] } }),
            at: TOPIC,
        },
    ],
    fails: [
        {
            when: "nobody subscribes",
            change: (good) => good.without(SUBSCRIPTION),
            at: TOPIC,
            says: /alarms go to it and it has no subscription/,
        },
        {
            when: "the subscription is another topic's",
            change: (good) => good.at(SUBSCRIPTION, "topic", String(good.properties("topic-us-west-2").arn)),
            at: TOPIC,
            says: /has no subscription/,
        },
        {
            when: "only an archive listens",
            change: (good) => good.at(SUBSCRIPTION, "protocol", "firehose"),
            at: TOPIC,
            says: /its subscriptions are of firehose, needs one of email/,
        },
    ],
    unknown: [
        {
            when: "the kind of subscription is not known",
            change: (good) => good.at(SUBSCRIPTION, "protocol", UNKNOWN),
            at: TOPIC,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "nothing is sent to any topic",
            change: (good) =>
                good.without(
                    ...good.resources
                        .filter(({ type }) => /metricAlarm|eventTarget/.test(type))
                        .map(({ name }) => name),
                ),
        },
    ],
});

function chat(topic: string): StateResource {
    const type = "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration";
    return { type, name: "chat", id: "chat", outputs: { snsTopicArns: [topic] } };
}

function https(topic: string): StateResource {
    const outputs = { topic, protocol: "https", endpoint: "https://pager.example.com" };
    return { type: "aws:sns/topicSubscription:TopicSubscription", name: "pager", id: "pager", outputs };
}
