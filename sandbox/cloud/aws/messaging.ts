/** SNS topics, their policies and subscriptions. */
import { flag, text, unset } from "../bag.ts";
import type { Draft, Family } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { arn, common, inRegion, KNOWN, KNOWN_REGION } from "./draw.ts";
import { refers } from "./references.ts";
import { TOPIC } from "./tokens.ts";

const topicArn = (draft: Draft): string => arn(draft, "sns", draft.name);

function topicPolicy(topic: string, account: string): Bag {
    const actions = [
        "GetTopicAttributes",
        "SetTopicAttributes",
        "AddPermission",
        "RemovePermission",
        "DeleteTopic",
        "Subscribe",
        "ListSubscriptionsByTopic",
        "Publish",
    ];
    const statement = {
        Sid: "__default_statement_ID",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: actions.map((action) => `SNS:${action}`),
        Resource: topic,
        Condition: { StringEquals: { "AWS:SourceOwner": account } },
    };
    return { Version: "2008-10-17", Id: "__default_policy_ID", Statement: [statement] };
}

const subscriptionArn = (draft: Draft): string => `${text(draft.inputs, "topic")}:${draft.uuid("subscription")}`;

/** People and servers outside AWS confirm a subscription before it counts. */
const confirmed = ({ inputs }: Draft): boolean =>
    !["email", "email-json", "http", "https"].includes(text(inputs, "protocol") ?? "");

export const messaging: Family = {
    [TOPIC]: {
        id: topicArn,
        knownAtPreview: KNOWN,
        outputs: (draft) => ({
            ...unset(draft.inputs, {
                fifoThroughputScope: flag(draft.inputs, "fifoTopic") ? "Topic" : "",
                signatureVersion: 0,
                tracingConfig: "",
                policy: JSON.stringify(topicPolicy(topicArn(draft), draft.provider.account)),
            }),
            ...common(draft),
            arn: topicArn(draft),
            owner: draft.provider.account,
            beginningArchiveTime: "",
        }),
        refusals: ({ inputs, name }) => [
            ...refuseIf(flag(inputs, "fifoTopic") === true && !name.endsWith(".fifo"), {
                property: "name",
                problem: "must end in .fifo for a FIFO topic",
                got: printable(name),
                remedy: `name it ${printable(`${name}.fifo`)}`,
            }),
            ...["archivePolicy", "fifoThroughputScope", "contentBasedDeduplication"].flatMap((property) =>
                refuseIf(Boolean(inputs[property]) && flag(inputs, "fifoTopic") !== true, {
                    property,
                    problem: "must be left out unless fifoTopic is true",
                    got: printable(inputs[property]),
                }),
            ),
        ],
    },
    "aws:sns/topicPolicy:TopicPolicy": {
        onConflict: "adopted",
        id: ({ inputs }) => text(inputs, "arn") ?? "",
        knownAtPreview: KNOWN_REGION,
        outputs: (draft) => ({ ...inRegion(draft), owner: draft.provider.account }),
        refusals: (draft) => refers(draft, TOPIC, "a topic", "arn"),
    },
    "aws:sns/topicSubscription:TopicSubscription": {
        id: subscriptionArn,
        knownAtPreview: KNOWN_REGION,
        outputs: (draft) => ({
            ...unset(draft.inputs, {
                filterPolicyScope: text(draft.inputs, "filterPolicy") === undefined ? "" : "MessageAttributes",
            }),
            ...inRegion(draft),
            arn: subscriptionArn(draft),
            ownerId: draft.provider.account,
            confirmationWasAuthenticated: confirmed(draft),
            pendingConfirmation: !confirmed(draft),
        }),
        refusals: (draft) => [
            ...refers(draft, TOPIC, "a topic", "topic"),
            ...refuseIf(
                text(draft.inputs, "filterPolicyScope") !== undefined &&
                    text(draft.inputs, "filterPolicy") === undefined,
                {
                    property: "filterPolicyScope",
                    problem: "must be left out without filterPolicy",
                    got: printable(draft.inputs.filterPolicyScope),
                },
            ),
        ],
    },
};
