import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Statement } from "./policy-document.ts";

/** Shuts a bucket to the public, whatever its policies say, and makes everything in it the bucket owner's. */
export function privateBucket(name: string, bucket: aws.s3.Bucket, here: pulumi.CustomResourceOptions): void {
    new aws.s3.BucketPublicAccessBlock(
        `${name}-private`,
        {
            bucket: bucket.id,
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
        },
        here,
    );
    new aws.s3.BucketOwnershipControls(
        `${name}-owner`,
        { bucket: bucket.id, rule: { objectOwnership: "BucketOwnerEnforced" } },
        here,
    );
}

/** Refuses requests without TLS. */
export function tlsOnly(bucketArn: pulumi.Output<string>): Statement {
    return {
        effect: "Deny",
        principal: { AWS: "*" },
        actions: ["s3:*"],
        resources: [bucketArn, pulumi.interpolate`${bucketArn}/*`],
        condition: { Bool: { "aws:SecureTransport": "false" } },
    };
}
