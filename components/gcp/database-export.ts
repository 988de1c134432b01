import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { wholeDaysProblems } from "../core/backup-plan.ts";
import { type ByRegion, inRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { Duration } from "../core/duration.ts";
import { cloudName } from "../core/naming.ts";
import { byName, type RegionPair } from "../core/region-pair.ts";
import { dailyRequest } from "./daily-request.ts";
import type { PostgresPair } from "./postgres-pair.ts";
import { ServiceIdentity } from "./service-identity.ts";

export interface DatabaseExportArgs {
    readonly project: string;
    readonly regions: RegionPair;
    /** The pair whose writer is exported. */
    readonly pair: PostgresPair;
    /** Database that is exported. */
    readonly database: string;
    /** A multi-region that holds neither of the two regions, such as `EU`. */
    readonly location: ExportLocation;
    /** How long each export is kept. */
    readonly keep: Duration;
    /** Time of day, in UTC. */
    readonly hour: number;
    readonly labels: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly providers: ByRegion<pulumi.ProviderResource>;
}

/** Multi-regions of Cloud Storage (https://cloud.google.com/storage/docs/locations, 2026-11-22), and how their regions begin. */
const AREAS = { US: "us-", EU: "europe-", ASIA: "asia-" } as const;
export type ExportLocation = keyof typeof AREAS;

/** Bucket and schedule. Throws when the copy would lie beside what it is a copy of. */
export function planDatabaseExport(
    name: string,
    {
        project,
        regions,
        location,
        keep,
        hour,
    }: Pick<DatabaseExportArgs, "project" | "regions" | "location" | "keep" | "hour">,
) {
    const problems: Problem[] = [];
    const near = [regions.primary, regions.failover].filter((region) => region.startsWith(AREAS[location]));
    if (near.length > 0) {
        problems.push({
            path: "location",
            reason: `must hold none of the regions, or what takes them away takes the exports too, got ${location} for ${near.join(" and ")}`,
        });
    }
    problems.push(...wholeDaysProblems("keep", keep));
    if (!Number.isInteger(hour) || hour < 0 || hour > 23)
        problems.push({ path: "hour", reason: `must be from 0 to 23, got ${hour}` });
    refuse(`DatabaseExport ${name}`, problems);
    return { bucket: cloudName("google-storage-bucket", project, name), schedule: `0 ${hour} * * *` };
}

/**
 * A daily dump of one database into a bucket on another continent, made by a copy of the instance that serves nobody. Each
 * export overwrites one object; the bucket keeps the overwritten ones, and nobody can delete one before its time.
 */
export class DatabaseExport extends Component {
    readonly bucket: pulumi.Output<string>;
    /** Address of the newest export; older ones are its previous versions. */
    readonly object: pulumi.Output<string>;

    constructor(name: string, args: DatabaseExportArgs, options?: ComponentOptions) {
        super("gcp:DatabaseExport", name, options);
        const plan = planDatabaseExport(name, args);
        const { project, regions, pair, database, keep } = args;
        // Bucket and account belong to no region: their provider stays the same when the regions change roles.
        const provider = inRegion(args.providers, byName(regions)[1]);
        const inside = this.inside(provider);
        const bucket = new gcp.storage.Bucket(
            this.child("bucket"),
            {
                project,
                name: plan.bucket,
                location: args.location,
                storageClass: "STANDARD",
                versioning: { enabled: true },
                uniformBucketLevelAccess: true,
                publicAccessPrevention: "enforced",
                softDeletePolicy: { retentionDurationSeconds: Duration.days(7).seconds },
                lifecycleRules: [
                    {
                        action: { type: "Delete" },
                        condition: { daysSinceNoncurrentTime: keep.days, withState: "ARCHIVED" },
                    },
                ],
                forceDestroy: false,
                labels: args.labels,
            },
            { ...inside, protect: args.protect },
        );
        this.object = pulumi.interpolate`gs://${bucket.name}/${database}.sql.gz`;
        for (const [region, { serviceAccountEmailAddress }] of Object.entries(pair.instances)) {
            new gcp.storage.BucketIAMMember(
                this.child(`writer-${region}`),
                {
                    bucket: bucket.name,
                    role: "roles/storage.objectUser",
                    member: pulumi.interpolate`serviceAccount:${serviceAccountEmailAddress}`,
                },
                inside,
            );
        }
        this.schedule(plan.schedule, args, provider);
        this.bucket = bucket.name;
        this.registerOutputs({ bucket: this.bucket, keepDays: keep.days });
    }

    /** In the failover region: a bad day in the primary must not stop the copy that a restore would need. */
    private schedule(
        schedule: string,
        { project, regions, pair, database, providers }: DatabaseExportArgs,
        provider: pulumi.ProviderResource,
    ): void {
        const caller = new ServiceIdentity(
            this.child("caller"),
            {
                project,
                purpose: "Starts the daily database export",
                grants: [
                    {
                        role: "cloudsql.editor",
                        only: {
                            title: "only the database that is exported",
                            // Both, so that nobody has to be allowed anything new in a bad hour.
                            expression: pulumi
                                .all(Object.values(pair.instances).map((instance) => instance.name))
                                .apply((names) =>
                                    [...names]
                                        .sort()
                                        .map(
                                            (instance) =>
                                                `resource.name == "projects/${project}/instances/${instance}"`,
                                        )
                                        .join(" || "),
                                ),
                        },
                    },
                ],
                provider,
            },
            { parent: this },
        );
        const body = this.object.apply((uri) =>
            JSON.stringify({
                exportContext: { fileType: "SQL", uri, databases: [database], offload: true },
            }),
        );
        const request = {
            uri: `https://sqladmin.googleapis.com/v1/projects/${project}/instances/${pair.writerName}/export`,
            headers: { "Content-Type": "application/json" },
            body: body.apply((text) => Buffer.from(text).toString("base64")),
        };
        const asked = { project, region: regions.failover, schedule, request, caller: caller.email };
        dailyRequest(this.child("daily"), asked, this.inside(inRegion(providers, regions.failover)));
    }
}
