/** Pub/Sub topics and subscriptions. */
import { bag, filledAt, number, text, unset } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { refers, refersToServiceAccount, seconds } from "./checks.ts";
import { lastSegment, projectOf } from "./names.ts";
import { KNOWN_WITH_LABELS, labels } from "./stamps.ts";

export const TOPIC = "gcp:pubsub/topic:Topic";
const DAY = 24 * 3600;

const topic: ResourceKind = {
    id: (draft) => `projects/${projectOf(draft)}/topics/${draft.name}`,
    outputs: (draft) => ({ project: projectOf(draft), ...labels(draft) }),
    knownAtPreview: KNOWN_WITH_LABELS,
};

/** Limits from the descriptions of these properties in the typings of `@pulumi/gcp` 9.37.0, read 2026-11-22. */
function limits({ inputs }: Draft): readonly Refusal[] {
    const deadline = number(inputs, "ackDeadlineSeconds");
    const kept = text(inputs, "messageRetentionDuration");
    const keptFor = seconds(kept);
    const attempts = number(inputs, "deadLetterPolicy.maxDeliveryAttempts");
    const [shortest, longest] = [
        text(inputs, "retryPolicy.minimumBackoff"),
        text(inputs, "retryPolicy.maximumBackoff"),
    ];
    const [least, most] = [seconds(shortest), seconds(longest)];
    return [
        ...refuseIf(deadline !== undefined && deadline !== 0 && (deadline < 10 || deadline > 600), {
            property: "ackDeadlineSeconds",
            problem: "must be from 10 to 600",
            got: String(deadline),
        }),
        ...refuseIf(keptFor !== undefined && (keptFor < 600 || keptFor > 31 * DAY), {
            property: "messageRetentionDuration",
            problem: `must be from 600s to ${31 * DAY}s`,
            got: printable(kept),
        }),
        ...refuseIf(attempts !== undefined && attempts !== 0 && (attempts < 5 || attempts > 100), {
            property: "deadLetterPolicy.maxDeliveryAttempts",
            problem: "must be from 5 to 100",
            got: String(attempts),
        }),
        ...refuseIf(least !== undefined && most !== undefined && least > most, {
            property: "retryPolicy.minimumBackoff",
            problem: `must be at most maximumBackoff (${longest})`,
            got: printable(shortest),
        }),
    ];
}

const subscription: ResourceKind = {
    id: (draft) => `projects/${projectOf(draft)}/subscriptions/${draft.name}`,
    outputs: (draft) => ({
        project: projectOf(draft),
        topic: `projects/${projectOf(draft)}/topics/${lastSegment(text(draft.inputs, "topic") ?? "")}`,
        ...unset(draft.inputs, { ackDeadlineSeconds: 10, expirationPolicy: { ttl: `${31 * DAY}s` } }),
        ...filledAt(draft.inputs, "retryPolicy", { minimumBackoff: "10s", maximumBackoff: "600s" }),
        ...(bag(draft.inputs, "cloudStorageConfig") === undefined
            ? {}
            : { cloudStorageConfig: { ...bag(draft.inputs, "cloudStorageConfig"), state: "ACTIVE" } }),
        ...labels(draft),
    }),
    knownAtPreview: KNOWN_WITH_LABELS,
    refusals: (draft) => [
        ...refers(draft, TOPIC, "a topic", "topic"),
        ...refers(draft, TOPIC, "a topic", "deadLetterPolicy.deadLetterTopic"),
        ...refersToServiceAccount(draft, "pushConfig.oidcToken.serviceAccountEmail"),
        ...limits(draft),
    ],
};

export const pubsub: Family = { [TOPIC]: topic, "gcp:pubsub/subscription:Subscription": subscription };
