/** Cloud Storage buckets and who may use them. */
import { bag, bags, filledAt, flag, list, number, text, unset } from "../bag.ts";
import type { Change, CloudView, Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { iamMember } from "./iam-member.ts";
import { before, lastSegment, PROJECT_NUMBER, projectOf, sameResource } from "./names.ts";
import { instant, labels } from "./stamps.ts";

const BUCKET = "gcp:storage/bucket:Bucket";
const DAY = 24 * 3600;

function location(draft: Draft): string {
    return (text(draft.inputs, "location") ?? "US").toUpperCase();
}

/** Two regions chosen by the program, or one of Google's own pairs (`NAM4`, `EUR4`, ...). */
function isDualRegion(draft: Draft): boolean {
    return (
        list(draft.inputs, "customPlacementConfig.dataLocations").length === 2 || /^[A-Z]+\d+$/.test(location(draft))
    );
}

function isMultiRegion(draft: Draft): boolean {
    return ["US", "EU", "ASIA"].includes(location(draft));
}

/** Limits from the descriptions of `rpo` and `softDeletePolicy` in the SDK's typings. */
function replicationAndRecovery(draft: Draft): readonly Refusal[] {
    const kept = number(draft.inputs, "softDeletePolicy.retentionDurationSeconds");
    const outside = kept !== undefined && kept !== 0 && (kept < 7 * DAY || kept > 90 * DAY);
    return [
        ...refuseIf(text(draft.inputs, "rpo") === "ASYNC_TURBO" && !isDualRegion(draft), {
            property: "rpo",
            problem: "must be DEFAULT unless the bucket is in two regions",
            got: printable("ASYNC_TURBO"),
            remedy: "set customPlacementConfig.dataLocations to two regions",
        }),
        ...refuseIf(outside, {
            property: "softDeletePolicy.retentionDurationSeconds",
            problem: `must be 0 or from ${7 * DAY} to ${90 * DAY}`,
            got: String(kept),
        }),
    ];
}

/** A locked retention policy can only grow. Source: cloud.google.com/storage/docs/bucket-lock, read 2026-11-22. */
function lockedRetention(draft: Draft): readonly Refusal[] {
    const live = before(draft);
    if (live === undefined || flag(live.inputs, "retentionPolicy.isLocked") !== true) return [];
    const [held, wanted] = [period(live.inputs), period(draft.inputs)];
    return refuseIf(held !== undefined && wanted !== undefined && wanted < held, {
        property: "retentionPolicy.retentionPeriod",
        problem: `must be at least ${held} once the policy is locked`,
        got: String(wanted),
    });
}

/** Seconds; the SDK has them as a number in some versions and as text in others. */
function period(inputs: Bag): number | undefined {
    const written = text(inputs, "retentionPolicy.retentionPeriod");
    return written === undefined ? number(inputs, "retentionPolicy.retentionPeriod") : Number(written);
}

function unlocking({ before: live, inputs }: Change): readonly string[] {
    const path = "retentionPolicy.isLocked";
    return flag(live.inputs, path) === true && flag(inputs, path) !== true ? [path] : [];
}

function notEmpty(resource: Existing, cloud: CloudView): readonly Refusal[] {
    if (flag(resource.inputs, "forceDestroy") === true) return [];
    const object = cloud
        .all("gcp:storage/bucketObject:BucketObject")
        .find(({ inputs }) => sameResource(text(inputs, "bucket"), resource.id));
    return refuseIf(object !== undefined, {
        property: "forceDestroy",
        problem: "must be true to delete a bucket that holds objects",
        got: "false",
        remedy: "delete the objects first",
    });
}

function filledIn(draft: Draft): Bag {
    return {
        ...unset(draft.inputs, {
            publicAccessPrevention: "inherited",
            rpo: isDualRegion(draft) || isMultiRegion(draft) ? "DEFAULT" : "",
            uniformBucketLevelAccess: false,
            softDeletePolicy: { retentionDurationSeconds: 7 * DAY, effectiveTime: instant(draft, "created", 3) },
        }),
        ...effective(draft, "softDeletePolicy"),
        ...filledAt(draft.inputs, "autoclass", { terminalStorageClass: "NEARLINE" }),
        ...filledAt(draft.inputs, "logging", { logObjectPrefix: draft.name }),
        ...lifecycle(draft),
        ...encryption(draft),
    };
}

function effective(draft: Draft, key: string): Bag {
    const given = bag(draft.inputs, key);
    return given === undefined ? {} : { [key]: { ...given, effectiveTime: instant(draft, "created", 3) } };
}

function lifecycle(draft: Draft): Bag {
    const rules = bags(draft.inputs, "lifecycleRules");
    if (rules.length === 0) return {};
    return {
        lifecycleRules: rules.map(({ item }) => ({ ...item, ...filledAt(item, "condition", { withState: "ANY" }) })),
    };
}

const ENFORCEMENTS = [
    "customerManagedEncryptionEnforcementConfig",
    "customerSuppliedEncryptionEnforcementConfig",
    "googleManagedEncryptionEnforcementConfig",
];

function encryption(draft: Draft): Bag {
    const given = bag(draft.inputs, "encryption");
    if (given === undefined) return {};
    const effectiveTime = instant(draft, "created", 3);
    const enforced = ENFORCEMENTS.flatMap((key) => Object.entries(filledAt(given, key, { effectiveTime })));
    return { encryption: { ...given, ...Object.fromEntries(enforced) } };
}

const bucket: ResourceKind = {
    id: (draft) => draft.name,
    outputs: (draft) => ({
        project: projectOf(draft),
        ...filledIn(draft),
        location: location(draft),
        ...labels(draft),
        selfLink: `https://www.googleapis.com/storage/v1/b/${draft.name}`,
        url: `gs://${draft.name}`,
        projectNumber: Number(PROJECT_NUMBER),
        timeCreated: instant(draft, "created", 3),
        updated: instant(draft, "modified", 3),
    }),
    knownAtPreview: ["pulumiLabels", "effectiveLabels"],
    refusals: (draft) => [...replicationAndRecovery(draft), ...lockedRetention(draft)],
    replacements: unlocking,
    refusalsOnDelete: notEmpty,
};

function memberPath(draft: Draft): string {
    return `b/${bucketName(draft)}`;
}

/** Also when the program wrote `b/name`. */
function bucketName(draft: Draft): string {
    return lastSegment(text(draft.inputs, "bucket") ?? "");
}

export const storage: Family = {
    [BUCKET]: bucket,
    "gcp:storage/bucketIAMMember:BucketIAMMember": iamMember({
        path: memberPath,
        outputs: (draft) => ({ bucket: memberPath(draft) }),
        existing: { type: BUCKET, noun: "a bucket", property: "bucket", id: bucketName },
    }),
};
