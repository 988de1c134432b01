import rule from "../../../../policy/rules/observability/sns-topic-key-admits-its-senders.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const TOPIC = "topic-us-east-1";
const KEY = "key-us-east-1";
const BOTH = ["cloudwatch.amazonaws.com", "events.amazonaws.com"];

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [{ when: "they may do anything with it", change: policy(BOTH, ["kms:*"]), at: TOPIC }],
    fails: [
        {
            when: "alarms may not use it",
            change: policy(["events.amazonaws.com"]),
            at: KEY,
            says: /does not let cloudwatch.amazonaws.com encrypt what goes to topic-us-east-1/,
        },
        {
            when: "events may not use it",
            change: policy(["cloudwatch.amazonaws.com"]),
            at: KEY,
            says: /does not let events.amazonaws.com encrypt/,
        },
        {
            when: "they may only decrypt",
            change: policy(BOTH, ["kms:Decrypt"]),
            at: KEY,
            says: /does not let cloudwatch/,
        },
        {
            when: "they may only make data keys",
            change: policy(BOTH, ["kms:GenerateDataKey*"]),
            at: KEY,
            says: /does not let cloudwatch/,
        },
        {
            when: "the key has AWS's own policy",
            change: (good) => good.at(KEY, "policy", undefined),
            at: KEY,
            says: /does not let cloudwatch/,
        },
        {
            when: "it is AWS's own key for topics",
            change: (good) => good.at(TOPIC, "kmsMasterKeyId", "alias/aws/sns"),
            at: TOPIC,
            says: /kmsMasterKeyId is alias\/aws\/sns, which no other service may use/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the key's policy is not known",
            change: (good) => good.at(KEY, "policy", UNKNOWN),
            at: TOPIC,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "topics are not encrypted",
            change: (good) =>
                good.at(TOPIC, "kmsMasterKeyId", undefined).at("topic-us-west-2", "kmsMasterKeyId", undefined),
        },
        { when: "the keys are another stack's", change: (good) => good.without(KEY, "key-us-west-2") },
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

function policy(services: readonly string[], Action: readonly string[] = ["kms:Decrypt", "kms:GenerateDataKey*"]) {
    const Statement = [{ Effect: "Allow", Principal: { Service: services }, Action, Resource: "*" }];
    return (good: State) => good.at(KEY, "policy", JSON.stringify({ Statement }));
}
