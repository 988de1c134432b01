import { BUCKET, bucketDocs } from "../../clouds/gcp/storage.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "storage-bucket-access-by-iam-alone",
    title: "Access to a storage bucket is given by IAM alone",
    severity: "medium",
    concern: "exposure",
    types: [BUCKET],
    breaks: "one object's own access list opens it to people whom no policy of the bucket names",
    remedy: "{ uniformBucketLevelAccess: true }",
    sources: [
        bucketDocs,
        { url: "https://docs.cloud.google.com/storage/docs/uniform-bucket-level-access", read: "2026-11-22" },
    ],
    requirements: ["CN-14"],
    whenUnknown: "unknown",
    settings: {},
    judge: (bucket) => {
        const uniform = known(readBoolean(bucket, "uniformBucketLevelAccess")) ?? false;
        return uniform
            ? pass(bucket, "access is given by IAM alone")
            : fail(bucket, "uniformBucketLevelAccess is false, needs true");
    },
});
