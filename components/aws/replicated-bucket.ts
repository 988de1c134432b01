import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type ByRegion, forRegions, inRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { Duration } from "../core/duration.ts";
import { cloudName } from "../core/naming.ts";
import { inOrder, type RegionPair } from "../core/region-pair.ts";
import { assumedBy, policyDocument } from "./policy-document.ts";
import { privateBucket } from "./private-bucket.ts";

export interface ReplicatedBucketArgs {
    readonly accountId: string;
    readonly regions: RegionPair;
    /** How long a replaced or deleted object can be fetched back; whole days. */
    readonly keepReplaced: Duration;
    readonly tags: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly providers: ByRegion<pulumi.ProviderResource>;
}

/**
 * A private bucket in each region, each copying to the other what is written to it: whichever region is left can be read
 * and written. Copies follow within minutes, nearly always (15 minutes are what S3 replication time control promises for 99.99 %;
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html, 2026-11-22).
 */
export class ReplicatedBucket extends Component {
    readonly buckets: ByRegion<aws.s3.Bucket>;

    constructor(name: string, args: ReplicatedBucketArgs, options?: ComponentOptions) {
        super("aws:ReplicatedBucket", name, options);
        const { regions } = args;
        this.buckets = forRegions(regions, (region) => this.bucket(name, region, args));
        // A version must exist before it can be copied, on both sides.
        const versioned = Object.entries(this.buckets).map(
            ([region, bucket]) =>
                new aws.s3.BucketVersioning(
                    this.child(`${region}-versions`),
                    { bucket: bucket.id, versioningConfiguration: { status: "Enabled" } },
                    this.inside(inRegion(args.providers, region)),
                ),
        );
        const { role, ready } = this.copier(args);
        const [one, other] = inOrder(regions);
        for (const [from, to] of [
            [one, other],
            [other, one],
        ] as const) {
            const source = inRegion(this.buckets, from);
            new aws.s3.BucketReplicationConfig(
                this.child(`${from}-copies`),
                {
                    bucket: source.id,
                    role: role.arn,
                    rules: [
                        {
                            id: `to-${to}`,
                            status: "Enabled",
                            priority: 1,
                            filter: {},
                            deleteMarkerReplication: { status: "Enabled" },
                            destination: {
                                bucket: inRegion(this.buckets, to).arn,
                                metrics: { status: "Enabled", eventThreshold: { minutes: 15 } },
                                replicationTime: { status: "Enabled", time: { minutes: 15 } },
                            },
                        },
                    ],
                },
                this.inside(inRegion(args.providers, from), { after: [...versioned, ready] }),
            );
        }
        this.registerOutputs({ regions, buckets: forRegions(regions, (region) => inRegion(this.buckets, region).id) });
    }

    private bucket(name: string, region: string, args: ReplicatedBucketArgs): aws.s3.Bucket {
        const here = this.inside(inRegion(args.providers, region));
        const bucket = new aws.s3.Bucket(
            this.child(region),
            { bucket: cloudName("aws-s3-bucket", name, args.accountId, region), forceDestroy: false, tags: args.tags },
            { ...here, protect: args.protect },
        );
        privateBucket(this.child(region), bucket, here);
        new aws.s3.BucketLifecycleConfiguration(
            this.child(`${region}-expiry`),
            {
                bucket: bucket.id,
                rules: [
                    {
                        id: "replaced-versions",
                        status: "Enabled",
                        filter: {},
                        noncurrentVersionExpiration: { noncurrentDays: args.keepReplaced.days },
                    },
                ],
            },
            here,
        );
        return bucket;
    }

    /** Who copies: S3 itself, in both directions. */
    private copier({ accountId, regions, providers, tags }: ReplicatedBucketArgs) {
        const here = this.inside(inRegion(providers, regions.primary));
        const arns = Object.values(this.buckets).map(({ arn }) => arn);
        const objects = arns.map((arn) => pulumi.interpolate`${arn}/*`);
        const role = new aws.iam.Role(
            this.child("copier"),
            { assumeRolePolicy: assumedBy("s3.amazonaws.com", accountId), tags },
            here,
        );
        const ready = new aws.iam.RolePolicy(
            this.child("copy"),
            {
                role: role.name,
                policy: policyDocument([
                    { actions: ["s3:GetReplicationConfiguration", "s3:ListBucket"], resources: arns },
                    {
                        actions: [
                            "s3:GetObjectVersionForReplication",
                            "s3:GetObjectVersionAcl",
                            "s3:GetObjectVersionTagging",
                            "s3:ReplicateObject",
                            "s3:ReplicateDelete",
                            "s3:ReplicateTags",
                        ],
                        resources: objects,
                    },
                ]),
            },
            here,
        );
        return { role, ready };
    }
}
