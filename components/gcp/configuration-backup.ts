import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { type BackupPlan, wholeDaysProblems } from "../core/backup-plan.ts";
import { type ByRegion, inRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { Duration } from "../core/duration.ts";
import { cloudName } from "../core/naming.ts";
import { byName, type RegionPair } from "../core/region-pair.ts";
import { dailyRequest } from "./daily-request.ts";
import { planDualRegionBucket } from "./dual-region-bucket.ts";
import { ServiceIdentity } from "./service-identity.ts";

export interface ConfigurationBackupArgs {
    readonly project: string;
    readonly regions: RegionPair;
    /** Daily, and how long a copy is kept. */
    readonly plan: Extract<BackupPlan, { kind: "backed-up" }>;
    /** Image of the export job, by digest. */
    readonly image: string;
    /** Variables of the export job. */
    readonly environment: Readonly<Record<string, pulumi.Input<string>>>;
    readonly labels: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly providers: ByRegion<pulumi.ProviderResource>;
}

/** Where and how long copies are kept, checked: a daily job, kept for whole days. */
export function planConfigurationBackup(
    name: string,
    args: Pick<ConfigurationBackupArgs, "project" | "regions" | "plan">,
) {
    const problems: Problem[] = [];
    if (args.plan.every.milliseconds !== Duration.days(1).milliseconds) {
        problems.push({ path: "plan.every", reason: `must be 1 d: the job runs daily, got ${args.plan.every}` });
    }
    problems.push(...wholeDaysProblems("plan.keep", args.plan.keep));
    refuse(`ConfigurationBackup ${name}`, problems);
    const { name: bucketName, customPlacementConfig } = planDualRegionBucket(name, args.project, args.regions);
    return { bucketName, placement: customPlacementConfig.dataLocations, schedule: "17 3 * * *" };
}

/** A daily export of the configuration, kept in both regions at once. */
export class ConfigurationBackup extends Component {
    readonly bucket: pulumi.Output<string>;

    constructor(name: string, args: ConfigurationBackupArgs, options?: ComponentOptions) {
        super("gcp:ConfigurationBackup", name, options);
        const { schedule } = planConfigurationBackup(name, args);
        const { project, regions } = args;
        // Bucket and accounts belong to no region: their provider stays the same when the regions change roles.
        const provider = inRegion(args.providers, byName(regions)[1]);
        const inside = this.inside(provider);
        const bucket = new gcp.storage.Bucket(
            this.child("bucket"),
            {
                ...planDualRegionBucket(name, project, regions),
                lifecycleRules: [
                    { action: { type: "Delete" }, condition: { age: args.plan.keep.days, withState: "ANY" } },
                ],
                labels: args.labels,
            },
            { ...inside, protect: args.protect },
        );
        const identity = new ServiceIdentity(
            this.child("job"),
            {
                project,
                purpose: `${name}: exports the configuration`,
                grants: [{ role: "datastore.viewer" }, { role: "run.viewer" }],
                provider,
            },
            { parent: this },
        );
        new gcp.storage.BucketIAMMember(
            this.child("writer"),
            { bucket: bucket.name, role: "roles/storage.objectCreator", member: identity.member },
            inside,
        );
        // In the failover region: a bad day in the primary must not stop the copy that a restore would need.
        const job = new gcp.cloudrunv2.Job(
            this.child("export"),
            {
                project,
                location: regions.failover,
                name: cloudName("google-cloud-run", name),
                // It holds nothing, and is made anew in the other region when the two change roles.
                deletionProtection: false,
                labels: args.labels,
                template: {
                    template: {
                        serviceAccount: identity.email,
                        maxRetries: 3,
                        timeout: Duration.minutes(30).toGoogle(),
                        containers: [
                            {
                                image: args.image,
                                args: ["export-configuration"],
                                envs: Object.entries({ ...args.environment, BUCKET: bucket.name }).map(
                                    ([variable, value]) => ({
                                        name: variable,
                                        value,
                                    }),
                                ),
                            },
                        ],
                    },
                },
            },
            this.inside(inRegion(args.providers, regions.failover)),
        );
        this.schedule(schedule, job, args, provider);
        this.bucket = bucket.name;
        this.registerOutputs({ bucket: this.bucket });
    }

    private schedule(
        schedule: string,
        job: gcp.cloudrunv2.Job,
        args: ConfigurationBackupArgs,
        provider: pulumi.ProviderResource,
    ) {
        const { project, regions } = args;
        const caller = new ServiceIdentity(
            this.child("caller"),
            { project, purpose: "Starts the daily configuration export", grants: [{ role: "run.invoker" }], provider },
            { parent: this },
        );
        const request = { uri: pulumi.interpolate`https://run.googleapis.com/v2/${job.id}:run` };
        const asked = { project, region: regions.failover, schedule, request, caller: caller.email };
        dailyRequest(this.child("daily"), asked, this.inside(inRegion(args.providers, regions.failover)));
    }
}
