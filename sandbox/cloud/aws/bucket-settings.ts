/** Settings of S3 buckets that are resources of their own. */
import { bags, filled, flag, text, unset } from "../bag.ts";
import type { Change, Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { inRegion, KNOWN_REGION, mixed } from "./draw.ts";
import { named, refers, refersAnywhere } from "./references.ts";
import { BUCKET, BUCKET_POLICY, BUCKET_VERSIONING, ROLE } from "./tokens.ts";

const bucketExists = (draft: Draft): readonly Refusal[] => refers(draft, BUCKET, "a bucket", "bucket");

/** Every bucket has the setting already; making the resource writes over it. */
function setting(more: Partial<ResourceKind> = {}, filledIn: (draft: Draft) => Bag = () => ({})): ResourceKind {
    return {
        onConflict: "adopted",
        id: ({ inputs }) =>
            [text(inputs, "bucket"), text(inputs, "expectedBucketOwner")].filter((part) => part !== undefined).join(),
        knownAtPreview: KNOWN_REGION,
        outputs: (draft) => ({ ...filledIn(draft), ...inRegion(draft) }),
        refusals: bucketExists,
        ...more,
    };
}

/** The owner may be said later, as long as it is the account that calls. */
const ownerReplaces = ({ before, inputs, provider }: Change): readonly string[] => {
    const [old, now] = [before.inputs.expectedBucketOwner ?? "", inputs.expectedBucketOwner ?? ""];
    return old === now || (old === "" && now === provider?.account) ? [] : ["expectedBucketOwner"];
};

function isVersioned(draft: Draft, reference: string | undefined): boolean {
    const bucket = reference === undefined ? undefined : named(draft.cloud, BUCKET, reference)[0];
    if (bucket === undefined) return true;
    return (
        flag(bucket.outputs, "versioning.enabled") === true ||
        draft.cloud
            .all(BUCKET_VERSIONING)
            .some(
                ({ inputs }) =>
                    inputs.bucket === bucket.id && text(inputs, "versioningConfiguration.status") === "Enabled",
            )
    );
}

/** Source: the API's InvalidRequest, `Versioning must be 'Enabled' on the bucket`. */
function replication(draft: Draft): readonly Refusal[] {
    const remedy = "enable it with a BucketVersioning first, named in dependsOn";
    return [
        ...bucketExists(draft),
        ...refers(draft, ROLE, "a role", "role"),
        ...refuseIf(!isVersioned(draft, text(draft.inputs, "bucket")), {
            property: "bucket",
            problem: "must have versioning enabled",
            got: printable(draft.inputs.bucket),
            remedy,
        }),
        ...bags(draft.inputs, "rules").flatMap(({ index, item }) => {
            const property = `rules[${index}].destination.bucket`;
            const destination = text(item, "destination.bucket");
            return [
                ...refersAnywhere(draft, BUCKET, "a bucket", property, destination),
                ...refuseIf(!isVersioned(draft, destination), {
                    property,
                    problem: "must have versioning enabled",
                    got: printable(destination),
                    remedy,
                }),
            ];
        }),
    ];
}

/** Object lock keeps versions, so there must be some. */
function lockable(draft: Draft): readonly Refusal[] {
    return [
        ...bucketExists(draft),
        ...refuseIf(!isVersioned(draft, text(draft.inputs, "bucket")), {
            property: "bucket",
            problem: "must have versioning enabled for an object lock",
            got: printable(draft.inputs.bucket),
            remedy: "enable it with a BucketVersioning first, named in dependsOn",
        }),
    ];
}

const ruled = (draft: Draft, fill: (rule: Bag, index: number) => Bag): Bag => ({
    rules: bags(draft.inputs, "rules").map(({ item, index }) => filled(item, fill(item, index))),
});

export const bucketSettings: Family = {
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": setting({}, ({ inputs }) =>
        unset(inputs, { expectedBucketOwner: "", transitionDefaultMinimumObjectSize: "all_storage_classes_128K" }),
    ),
    "aws:s3/bucketLogging:BucketLogging": setting({
        replacements: ownerReplaces,
        refusals: (draft) => [...bucketExists(draft), ...refers(draft, BUCKET, "a bucket", "targetBucket")],
    }),
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": setting({ refusals: lockable }),
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": setting(),
    [BUCKET_POLICY]: setting(),
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": setting(),
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig": setting({ refusals: replication }, (draft) =>
        ruled(draft, (_, index) => ({ id: mixed(draft, 48, `rule ${index}`) })),
    ),
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": setting(
        { replacements: ownerReplaces },
        (draft) => ruled(draft, () => ({ bucketKeyEnabled: false })),
    ),
    [BUCKET_VERSIONING]: setting({
        replacements: ownerReplaces,
        refusals: (draft) => {
            const before = draft.revision > 1 ? draft.cloud.find(BUCKET_VERSIONING, draft.id) : undefined;
            const [old, now] = [before?.inputs, draft.inputs].map((side) =>
                text(side, "versioningConfiguration.status"),
            );
            return [
                ...bucketExists(draft),
                ...refuseIf(old !== undefined && old !== "Disabled" && now === "Disabled", {
                    property: "versioningConfiguration.status",
                    problem: "must not go back to Disabled",
                    got: printable(now),
                    remedy: "suspend it",
                }),
            ];
        },
    }),
};
