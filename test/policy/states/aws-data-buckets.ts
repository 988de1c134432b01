import type { StateResource } from "../state.ts";
import { EAST, otherThan, placed, REGIONS, type Region } from "./aws-data-place.ts";

/** A bucket in each region that copies to the other, and one for logs. */
export const buckets: readonly StateResource[] = [
    ...REGIONS.flatMap(replicated),
    bucket("logs", EAST),
    placed("aws:lb/loadBalancer:LoadBalancer", "balancer", EAST, { accessLogs: { bucket: "logs", enabled: true } }),
];

function bucket(name: string, region: Region): StateResource {
    return placed(
        "aws:s3/bucket:Bucket",
        name,
        region,
        {
            arn: `arn:aws:s3:::${name}`,
            forceDestroy: false,
            ...(name !== "logs" && { tagsAll: { backup: "erato" } }),
        },
        { options: { protect: true } },
    );
}

function replicated(region: Region): readonly StateResource[] {
    const name = `files-${region}`;
    const other = `files-${otherThan(region)}`;
    return [
        bucket(name, region),
        placed("aws:s3/bucketVersioning:BucketVersioning", `${name}-versions`, region, {
            bucket: name,
            versioningConfiguration: { status: "Enabled" },
        }),
        placed("aws:s3/bucketReplicationConfig:BucketReplicationConfig", `${name}-copies`, region, {
            bucket: name,
            rules: [{ status: "Enabled", destination: { bucket: `arn:aws:s3:::${other}` } }],
        }),
        placed("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", `${name}-expiry`, region, {
            bucket: name,
            rules: [{ status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 30 } }],
        }),
        placed("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", `${name}-private`, region, {
            bucket: name,
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
        }),
        placed("aws:s3/bucketOwnershipControls:BucketOwnershipControls", `${name}-owner`, region, {
            bucket: name,
            rule: { objectOwnership: "BucketOwnerEnforced" },
        }),
    ];
}
