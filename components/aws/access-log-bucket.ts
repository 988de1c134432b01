import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { Duration } from "../core/duration.ts";
import { cloudName } from "../core/naming.ts";
import { policyDocument } from "./policy-document.ts";
import { privateBucket, tlsOnly } from "./private-bucket.ts";

export interface AccessLogBucketArgs {
    readonly accountId: string;
    readonly region: string;
    /** Whole days. */
    readonly keep: Duration;
    readonly tags: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly provider: pulumi.ProviderResource;
}

/** Who may write access logs (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html, 2026-11-22). */
const WRITER = "logdelivery.elasticloadbalancing.amazonaws.com";

/** Where the load balancers of one region write their access logs; old ones are deleted by themselves. */
export class AccessLogBucket extends Component {
    readonly bucketName: pulumi.Output<string>;
    /** A load balancer is refused until it may write here. */
    readonly writable: pulumi.Resource;

    constructor(name: string, args: AccessLogBucketArgs, options?: ComponentOptions) {
        super("aws:AccessLogBucket", name, options);
        const { accountId, region, tags, protect } = args;
        const here = this.inside(args.provider);
        const bucket = new aws.s3.Bucket(
            this.child("bucket"),
            { bucket: cloudName("aws-s3-bucket", name, accountId, region), forceDestroy: false, tags },
            this.inside(args.provider, { protect }),
        );
        privateBucket(this.child("bucket"), bucket, here);
        new aws.s3.BucketLifecycleConfiguration(
            this.child("expiry"),
            {
                bucket: bucket.id,
                rules: [{ id: "expire", status: "Enabled", filter: {}, expiration: { days: args.keep.days } }],
            },
            here,
        );
        this.writable = new aws.s3.BucketPolicy(
            this.child("policy"),
            {
                bucket: bucket.id,
                policy: policyDocument([
                    {
                        principal: { Service: WRITER },
                        actions: ["s3:PutObject"],
                        resources: [pulumi.interpolate`${bucket.arn}/AWSLogs/${accountId}/*`],
                    },
                    tlsOnly(bucket.arn),
                ]),
            },
            here,
        );
        this.bucketName = bucket.id;
        this.registerOutputs({ bucketName: this.bucketName });
    }
}
