import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";

export interface DailyRequestArgs {
    readonly project: string;
    readonly region: string;
    /** Cron expression of one moment a day, in UTC. */
    readonly schedule: string;
    /** A POST to an API of Google's; its body is in base64. */
    readonly request: {
        readonly uri: pulumi.Input<string>;
        readonly headers?: Readonly<Record<string, string>>;
        readonly body?: pulumi.Input<string>;
    };
    /** Mail address of the service account that asks. */
    readonly caller: pulumi.Input<string>;
}

/** Asks an API once a day, three times more when it refuses. */
export function dailyRequest(
    name: string,
    { project, region, schedule, request, caller }: DailyRequestArgs,
    options: pulumi.CustomResourceOptions,
): gcp.cloudscheduler.Job {
    return new gcp.cloudscheduler.Job(
        name,
        {
            project,
            region,
            schedule,
            timeZone: "Etc/UTC",
            attemptDeadline: "320s",
            retryConfig: { retryCount: 3 },
            httpTarget: { httpMethod: "POST", ...request, oauthToken: { serviceAccountEmail: caller } },
        },
        options,
    );
}
