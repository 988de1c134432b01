/** Buckets of S3, whose settings are resources beside them. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";

export const BUCKET = "aws:s3/bucket:Bucket";
export const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
export const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
export const REPLICATION = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

export function bucketDocs(resource: string): Source {
    return { url: `https://www.pulumi.com/registry/packages/aws/api-docs/s3/${resource}/`, read: "2026-11-22" };
}

/** Where others say which bucket their logs go to. */
const LOG_WRITERS = [
    ["aws:lb/loadBalancer:LoadBalancer", "accessLogs.bucket"],
    ["aws:lb/loadBalancer:LoadBalancer", "connectionLogs.bucket"],
    ["aws:cloudfront/distribution:Distribution", "loggingConfig.bucket"],
    ["aws:cloudtrail/trail:Trail", "s3BucketName"],
    ["aws:ec2/flowLog:FlowLog", "logDestination"],
    ["aws:s3/bucketLogging:BucketLogging", "targetBucket"],
] as const;

/** Whether it takes logs, which are written once, and missed by nobody while the service is up. */
export function takesLogs(graph: Graph, bucket: Resource): boolean {
    return LOG_WRITERS.some(([type, path]) => graph.referring(bucket, type, path).length > 0);
}

/** The resource that switches versions on or off; `undefined` when there is none. */
export function versioningOf(graph: Graph, bucket: Resource): Resource | undefined {
    return graph.referring(bucket, VERSIONING, "bucket")[0];
}

export function keepsVersions(versioning: Resource | undefined): boolean {
    if (versioning === undefined) return false;
    return known(readString(versioning, "versioningConfiguration.status")) === "Enabled";
}
