import { bucketDocs } from "../../clouds/aws/s3.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "s3-bucket-owns-its-objects",
    title: "A bucket of S3 owns what is written to it, and lists of access have no effect",
    severity: "medium",
    concern: "exposure",
    types: ["aws:s3/bucketOwnershipControls:BucketOwnershipControls"],
    breaks: "a file belongs to whoever wrote it: its copy abroad cannot be read, or a list on it makes it public",
    remedy: '{ rule: { objectOwnership: "BucketOwnerEnforced" } }',
    sources: [
        bucketDocs("bucketownershipcontrols"),
        {
            url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-09", "HB-13"],
    whenUnknown: "unknown",
    settings: {},
    judge: (controls) => {
        const ownership = known(readString(controls, "rule.objectOwnership"));
        return ownership === "BucketOwnerEnforced"
            ? pass(controls, "the bucket owns its objects")
            : fail(controls, `rule.objectOwnership is ${ownership ?? "not set"}, needs BucketOwnerEnforced`);
    },
});
