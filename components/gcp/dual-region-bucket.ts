import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";
import { Duration } from "../core/duration.ts";
import { cloudName } from "../core/naming.ts";
import { byName, type RegionPair } from "../core/region-pair.ts";

/** The arguments of a bucket that stands in both regions, refuses the public and keeps what was overwritten. */
export function planDualRegionBucket(name: string, project: string, regions: RegionPair) {
    return {
        project,
        name: cloudName("google-storage-bucket", project, name),
        location: "US",
        // Any two US regions form a pair; the bucket then survives either (https://cloud.google.com/storage/docs/locations, 2026-11-22).
        customPlacementConfig: { dataLocations: byName(regions).map((region) => region.toUpperCase()) },
        rpo: "ASYNC_TURBO",
        storageClass: "STANDARD",
        versioning: { enabled: true },
        uniformBucketLevelAccess: true,
        publicAccessPrevention: "enforced",
        softDeletePolicy: { retentionDurationSeconds: Duration.days(7).seconds },
        forceDestroy: false,
    };
}

export interface DualRegionBucketArgs {
    readonly project: string;
    readonly regions: RegionPair;
    /** How long an overwritten or deleted object can still be had. */
    readonly keepOldVersions: Duration;
    /** IAM members that may read, write and delete objects, by a stable name. */
    readonly users: Readonly<Record<string, pulumi.Input<string>>>;
    readonly labels: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly provider: pulumi.ProviderResource;
}

/** Files of a system, in both regions at once: new objects are in the other region within 15 minutes (turbo replication). */
export class DualRegionBucket extends Component {
    readonly bucket: pulumi.Output<string>;
    /** Number of the project that the bucket is in; Google's own service accounts are named after it. */
    readonly projectNumber: pulumi.Output<number>;

    constructor(name: string, args: DualRegionBucketArgs, options?: ComponentOptions) {
        super("gcp:DualRegionBucket", name, options);
        const bucket = new gcp.storage.Bucket(
            this.child("bucket"),
            {
                ...planDualRegionBucket(name, args.project, args.regions),
                lifecycleRules: [
                    {
                        action: { type: "Delete" },
                        condition: { daysSinceNoncurrentTime: args.keepOldVersions.days, withState: "ARCHIVED" },
                    },
                ],
                labels: args.labels,
            },
            this.inside(args.provider, { protect: args.protect }),
        );
        for (const [user, member] of Object.entries(args.users)) {
            new gcp.storage.BucketIAMMember(
                this.child(user),
                { bucket: bucket.name, role: "roles/storage.objectUser", member },
                this.inside(args.provider),
            );
        }
        this.bucket = bucket.name;
        this.projectNumber = pulumi.output(bucket.projectNumber);
        this.registerOutputs({ bucket: this.bucket });
    }
}
