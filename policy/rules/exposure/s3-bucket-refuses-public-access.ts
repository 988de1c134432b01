import { bucketDocs } from "../../clouds/aws/s3.ts";
import { defineResourceRule } from "../../rule.ts";
import { judgeSwitches } from "../../switch.ts";

const SWITCHES = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

export default defineResourceRule({
    id: "s3-bucket-refuses-public-access",
    title: "A bucket of S3 refuses every policy and list that would make it public",
    severity: "high",
    concern: "exposure",
    types: ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"],
    breaks: "one wrong policy shows configuration and files to anybody, or lets the edge be passed by",
    remedy: "{ blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true }",
    sources: [
        bucketDocs("bucketpublicaccessblock"),
        {
            url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-09", "HB-13"],
    whenUnknown: "fail",
    settings: {},
    judge: (block) => judgeSwitches(block, ...SWITCHES.map((property) => ({ property, needs: true, unset: false }))),
});
