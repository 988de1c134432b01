import rule from "../../../../policy/rules/observability/sns-topic-admits-its-senders.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const TOPIC = "topic-us-east-1";
const POLICY = "topic-policy-us-east-1";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "only alarms are sent to it and it has no policy",
            change: (good) => withoutEvents(good).without(POLICY),
            at: TOPIC,
        },
        {
            when: "only alarms are sent to it and only they are let",
            change: (good) => withoutEvents(policy(service("cloudwatch.amazonaws.com"))(good)),
            at: TOPIC,
        },
        { when: "anybody is let", change: policy({ Principal: "*" }), at: TOPIC },
        { when: "anybody is let, in other words", change: policy({ Principal: { AWS: "*" } }), at: TOPIC },
        {
            when: "both are in one list and may do anything",
            change: policy({
                Principal: { Service: ["events.amazonaws.com", "cloudwatch.amazonaws.com"] },
                Action: ["SNS:*"],
            }),
            at: TOPIC,
        },
    ],
    fails: [
        {
            when: "events are sent to it and it has no policy",
            change: (good) => good.without(POLICY),
            at: TOPIC,
            says: /no policy lets events.amazonaws.com publish to it/,
        },
        {
            when: "events are not let",
            change: policy(service("cloudwatch.amazonaws.com")),
            at: POLICY,
            says: /does not let events.amazonaws.com publish/,
        },
        {
            when: "alarms are not let",
            change: policy(service("events.amazonaws.com")),
            at: POLICY,
            says: /does not let cloudwatch.amazonaws.com publish/,
        },
        {
            when: "they are let do something else",
            change: policy({ ...service("events.amazonaws.com"), Action: "sns:Subscribe" }),
            at: POLICY,
            says: /does not let cloudwatch.amazonaws.com, events.amazonaws.com publish/,
        },
        {
            when: "anybody is let under a condition",
            change: policy({
                Principal: { AWS: "*" },
                Condition: { StringEquals: { "AWS:SourceOwner": "123456789012" } },
            }),
            at: POLICY,
            says: /does not let/,
        },
        {
            when: "they are denied",
            change: policy({ Principal: "*", Effect: "Deny" }),
            at: POLICY,
            says: /does not let/,
        },
        {
            when: "the policy is none",
            change: (good) => good.at(POLICY, "policy", "none"),
            at: POLICY,
            says: /does not let/,
            remedy: "no",
        },
        {
            when: "the policy is not said",
            change: (good) => good.at(POLICY, "policy", undefined),
            at: POLICY,
            says: /does not let/,
        },
    ],
    unknown: [
        {
            when: "the policy is not known",
            change: (good) => good.at(POLICY, "policy", UNKNOWN),
            at: TOPIC,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "nothing is sent to any topic",
            change: (good) =>
                withoutEvents(good)
                    .without(
                        ...good.resources
                            .filter(({ type }) => /metricAlarm|eventTarget/.test(type))
                            .map(({ name }) => name),
                    )
                    .without(POLICY),
        },
    ],
});

function service(Service: string) {
    return { Principal: { Service } };
}

function policy(statement: Readonly<Record<string, unknown>>): (good: State) => State {
    const text = JSON.stringify({ Statement: [{ Effect: "Allow", Action: "sns:Publish", ...statement }] });
    return (good) => good.at(POLICY, "policy", text);
}

function withoutEvents(state: State): State {
    const targets = state.resources.filter(({ type, name }) => /eventTarget/.test(type) && name.includes("us-east-1"));
    return state.without(...targets.map(({ name }) => name));
}
