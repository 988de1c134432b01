/** EventBridge rules and targets, and CloudTrail. */
import { text } from "../bag.ts";
import type { Draft, Existing, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { arn, common, inRegion, KNOWN, KNOWN_REGION, regionOf, stamp } from "./draw.ts";
import { homeOf, refers } from "./references.ts";
import { BUCKET, BUCKET_POLICY, LOG_GROUP, ROLE, TOPIC } from "./tokens.ts";

const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";

const busOf = ({ inputs }: { readonly inputs: Existing["inputs"] }): string =>
    text(inputs, "eventBusName") ?? "default";

/** Names on the default bus stand alone, others behind their bus. */
const onBus = (draft: Draft, separator: string, name: string): string =>
    busOf(draft) === "default" ? name : `${busOf(draft)}${separator}${name}`;

const targetId = (draft: Draft): string => text(draft.inputs, "targetId") ?? stamp(draft, "target");

function ruleExists(draft: Draft): readonly Refusal[] {
    const name = text(draft.inputs, "rule");
    const found = draft.cloud
        .all(RULE)
        .some((rule) => rule.outputs.name === name && busOf(rule) === busOf(draft) && homeOf(rule) === regionOf(draft));
    return refuseIf(name !== undefined && !found, {
        property: "rule",
        problem: `must name a rule that exists on event bus ${busOf(draft)}`,
        got: printable(name),
        remedy: "create it first and pass its name",
    });
}

/** Source: the API's InsufficientS3BucketPolicyException. */
function mayWrite(draft: Draft): readonly Refusal[] {
    const bucket = text(draft.inputs, "s3BucketName");
    const has = draft.cloud.all(BUCKET_POLICY).some(({ inputs }) => text(inputs, "bucket") === bucket);
    const exists = draft.cloud.find(BUCKET, bucket) !== undefined;
    return refuseIf(exists && !has, {
        property: "s3BucketName",
        problem: "must name a bucket whose policy lets cloudtrail.amazonaws.com write to it",
        got: printable(bucket),
        remedy: "make the BucketPolicy first, named in dependsOn",
    });
}

export const events: Family = {
    [RULE]: {
        id: (draft) => onBus(draft, "/", draft.name),
        knownAtPreview: KNOWN,
        outputs: (draft) => ({
            ...common(draft),
            arn: arn(draft, "events", `rule/${onBus(draft, "/", draft.name)}`),
        }),
        refusals: (draft) => refers(draft, ROLE, "a role", "roleArn"),
        refusalsOnDelete: (resource, cloud) => {
            const target = cloud
                .all(TARGET)
                .find(
                    (one) =>
                        one.inputs.rule === resource.outputs.name &&
                        busOf(one) === busOf(resource) &&
                        homeOf(one) === homeOf(resource),
                );
            return refuseIf(target !== undefined && resource.outputs.forceDestroy !== true, {
                property: "",
                problem: `is in use by event target ${printable(target?.id)}`,
                remedy: "delete that first, or let it refer to something else",
            });
        },
    },
    [TARGET]: {
        onConflict: "adopted",
        id: (draft) => onBus(draft, "-", `${text(draft.inputs, "rule")}-${targetId(draft)}`),
        knownAtPreview: KNOWN_REGION,
        outputs: (draft) => ({ ...inRegion(draft), targetId: targetId(draft) }),
        refusals: ruleExists,
    },
    "aws:cloudtrail/trail:Trail": {
        id: (draft) => arn(draft, "cloudtrail", `trail/${draft.name}`),
        knownAtPreview: KNOWN,
        outputs: (draft) => {
            const topic = text(draft.inputs, "snsTopicName");
            return {
                ...common(draft),
                arn: arn(draft, "cloudtrail", `trail/${draft.name}`),
                homeRegion: regionOf(draft),
                snsTopicArn: topic === undefined ? "" : arn(draft, "sns", topic.split(":").at(-1) ?? ""),
            };
        },
        refusals: (draft) => [
            ...refuseIf(draft.cloud.find(BUCKET, text(draft.inputs, "s3BucketName")) === undefined, {
                property: "s3BucketName",
                problem: "must name a bucket that exists",
                got: printable(draft.inputs.s3BucketName),
                remedy: "create it first and pass its output, so that the engine orders the two",
            }),
            ...mayWrite(draft),
            ...refers(draft, TOPIC, "a topic", "snsTopicName"),
            ...refers(
                draft,
                LOG_GROUP,
                "a log group",
                "cloudWatchLogsGroupArn",
                text(draft.inputs, "cloudWatchLogsGroupArn")?.replace(/:\*$/, ""),
            ),
            ...refers(draft, ROLE, "a role", "cloudWatchLogsRoleArn"),
        ],
    },
};
