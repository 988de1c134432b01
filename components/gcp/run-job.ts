import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { Duration } from "../core/duration.ts";
import { BY_DIGEST } from "../core/image-digest.ts";
import { cloudName } from "../core/naming.ts";
import type { RegionNetwork } from "./network.ts";

export interface RunJobArgs {
    readonly project: string;
    readonly region: string;
    /** Image by digest. */
    readonly image: string;
    /** Arguments of the program. */
    readonly args: readonly string[];
    /** Variables of the container. */
    readonly environment: Readonly<Record<string, pulumi.Input<string>>>;
    /** Longest time of one run. */
    readonly timeout: Duration;
    /** Further attempts after one that failed. */
    readonly retries: number;
    /**
     * Runs the job once for each new value, when it is made or changed; what comes `after` it waits for its success, and a
     * run that fails stops the update. Default: it runs only when somebody starts it.
     */
    readonly runOnce?: string | undefined;
    /** Mail address of the identity that the job acts as. */
    readonly serviceAccount: pulumi.Input<string>;
    readonly network: RegionNetwork;
    readonly labels: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly provider: pulumi.ProviderResource;
}

/** Job name and run name share 63 characters, according to the typings of `@pulumi/gcp` 9.37.0, read 2026-11-22. */
const RUN_NAME_LIMIT = 62;

/** The job's name. Throws on a moving image tag, or a run's name that Cloud Run would refuse. */
export function planRunJob(name: string, { image, runOnce }: Pick<RunJobArgs, "image" | "runOnce">) {
    const jobName = cloudName("google-cloud-run", name);
    const problems: Problem[] = [];
    if (!BY_DIGEST.test(image)) {
        problems.push({ path: "image", reason: `must end in @sha256:<64 hexadecimal digits>, got ${image}` });
    }
    if (runOnce !== undefined && !/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(runOnce)) {
        problems.push({
            path: "runOnce",
            reason: `must be lower-case letters, digits and inner dashes, got ${runOnce}`,
        });
    }
    if (runOnce !== undefined && jobName.length + runOnce.length > RUN_NAME_LIMIT) {
        problems.push({
            path: "runOnce",
            reason: `must have at most ${RUN_NAME_LIMIT - jobName.length} characters beside the job's name, got ${runOnce.length}`,
        });
    }
    refuse(`RunJob ${name}`, problems);
    return { jobName };
}

/** Work that runs to its end in one region, by hand or once for each release. */
export class RunJob extends Component {
    readonly jobName: pulumi.Output<string>;

    constructor(name: string, args: RunJobArgs, options?: ComponentOptions) {
        super("gcp:RunJob", name, options);
        const { jobName } = planRunJob(name, args);
        const job = new gcp.cloudrunv2.Job(
            this.child("job"),
            {
                project: args.project,
                location: args.region,
                name: jobName,
                labels: args.labels,
                deletionProtection: args.protect,
                ...(args.runOnce !== undefined && { runExecutionToken: args.runOnce }),
                template: {
                    template: {
                        serviceAccount: args.serviceAccount,
                        maxRetries: args.retries,
                        timeout: args.timeout.toGoogle(),
                        vpcAccess: {
                            egress: "PRIVATE_RANGES_ONLY",
                            networkInterfaces: [{ network: args.network.network, subnetwork: args.network.workloads }],
                        },
                        containers: [
                            {
                                image: args.image,
                                args: [...args.args],
                                envs: Object.entries(args.environment).map(([variable, value]) => ({
                                    name: variable,
                                    value,
                                })),
                            },
                        ],
                    },
                },
            },
            // A job that runs only by hand keeps the token of a run it had when its region was the writer: taking it away would
            // be an update of a region that may be lost, and everything that comes after the job would wait for it.
            this.inside(args.provider, args.runOnce === undefined ? { ignoreChanges: ["runExecutionToken"] } : {}),
        );
        this.jobName = job.name;
        this.registerOutputs({ jobName: this.jobName, region: args.region });
    }
}
