/** What steers Auto Scaling groups: policies, target group attachments, notifications. */
import { list, number, text, texts, unset } from "../bag.ts";
import type { Draft, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { arn, inRegion, KNOWN_REGION } from "./draw.ts";
import { refers, refersEach } from "./references.ts";
import { LOAD_BALANCER, SCALING_GROUP, TARGET_GROUP, TOPIC } from "./tokens.ts";

const groupExists = (draft: Draft): readonly Refusal[] =>
    refers(draft, SCALING_GROUP, "an Auto Scaling group", "autoscalingGroupName");

/** What each type of policy cannot be without. */
const needed: Readonly<Record<string, string>> = {
    SimpleScaling: "scalingAdjustment",
    StepScaling: "stepAdjustments",
    TargetTrackingScaling: "targetTrackingConfiguration",
    PredictiveScaling: "predictiveScalingConfiguration",
};

function complete({ inputs }: Draft): readonly Refusal[] {
    const type = text(inputs, "policyType") ?? "SimpleScaling";
    const property = needed[type];
    if (property === undefined) return [];
    const missing = number(inputs, property) === undefined && inputs[property] === undefined;
    return refuseIf(missing || (type === "StepScaling" && list(inputs, property).length === 0), {
        property,
        problem: `must be set when policyType is ${type}`,
    });
}

/** Requests are counted for one target group of one load balancer, named by the ends of both ARNs. */
function requestLabel(draft: Draft): readonly Refusal[] {
    const path = "targetTrackingConfiguration.predefinedMetricSpecification";
    if (text(draft.inputs, `${path}.predefinedMetricType`) !== "ALBRequestCountPerTarget") return [];
    const label = text(draft.inputs, `${path}.resourceLabel`);
    const ends = (type: string) => draft.cloud.all(type).flatMap(({ outputs }) => text(outputs, "arnSuffix") ?? []);
    const fits = ends(LOAD_BALANCER).some((balancer) =>
        ends(TARGET_GROUP).some((group) => label === `${balancer}/${group}`),
    );
    return refuseIf(!fits, {
        property: `${path}.resourceLabel`,
        problem: "must be the arnSuffix of a load balancer, a slash, and the arnSuffix of its target group",
        got: printable(label),
        remedy: "the names of the two are not enough",
    });
}

export const scalingPolicies: Family = {
    "aws:autoscaling/policy:Policy": {
        id: ({ name }) => name,
        knownAtPreview: KNOWN_REGION,
        outputs: (draft) => ({
            ...unset(draft.inputs, {
                metricAggregationType: text(draft.inputs, "policyType") === "StepScaling" ? "Average" : "",
            }),
            ...inRegion(draft),
            arn: arn(
                draft,
                "autoscaling",
                `scalingPolicy:${draft.uuid("policy")}:autoScalingGroupName/${text(draft.inputs, "autoscalingGroupName")}:policyName/${draft.name}`,
            ),
        }),
        refusals: (draft) => [...groupExists(draft), ...complete(draft), ...requestLabel(draft)],
    },
    "aws:autoscaling/attachment:Attachment": {
        id: (draft) =>
            `${text(draft.inputs, "autoscalingGroupName")}-20260101${draft.token("digits", 10)}${draft.token("hex", 8)}`,
        knownAtPreview: KNOWN_REGION,
        outputs: inRegion,
        refusals: (draft) => [
            ...groupExists(draft),
            ...refers(draft, TARGET_GROUP, "a target group", "lbTargetGroupArn"),
        ],
    },
    "aws:autoscaling/notification:Notification": {
        id: ({ inputs }) => text(inputs, "topicArn") ?? "",
        knownAtPreview: KNOWN_REGION,
        outputs: inRegion,
        refusals: (draft) => [
            ...refers(draft, TOPIC, "a topic", "topicArn"),
            ...refersEach(draft, SCALING_GROUP, "an Auto Scaling group", "groupNames"),
            ...refuseIf(texts(draft.inputs, "groupNames").length === 0, {
                property: "groupNames",
                problem: "must name at least one Auto Scaling group",
            }),
        ],
    },
};
