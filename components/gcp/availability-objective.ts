import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { Duration } from "../core/duration.ts";

export interface AvailabilityObjectiveArgs {
    readonly project: string;
    /** Name of the system in the objective. */
    readonly system: string;
    /** Share of requests that must be answered, such as 0.999. */
    readonly availability: number;
    /** Share of requests, between 0 and 1, that must be answered within a time. */
    readonly latency: { readonly share: number; readonly within: Duration };
    /** Filters on the same request metric: all requests, and those that failed by our fault. */
    readonly requests: { readonly total: pulumi.Input<string>; readonly failed: pulumi.Input<string> };
    /** Distribution of response times. */
    readonly latencies: pulumi.Input<string>;
    readonly provider: pulumi.ProviderResource;
}

const ROLLING_DAYS = 30;

/** The promised availability and read latency as service level objectives over a rolling 30 days. */
export class AvailabilityObjective extends Component {
    readonly availability: pulumi.Output<string>;

    constructor(name: string, args: AvailabilityObjectiveArgs, options?: ComponentOptions) {
        super("gcp:AvailabilityObjective", name, options);
        const inside = this.inside(args.provider);
        const service = new gcp.monitoring.CustomService(
            this.child("service"),
            { project: args.project, serviceId: args.system, displayName: args.system },
            inside,
        );
        const availability = new gcp.monitoring.Slo(
            this.child("availability"),
            {
                project: args.project,
                service: service.serviceId,
                sloId: "availability",
                displayName: `${args.availability * 100} % of requests answered`,
                goal: args.availability,
                rollingPeriodDays: ROLLING_DAYS,
                requestBasedSli: {
                    goodTotalRatio: { totalServiceFilter: args.requests.total, badServiceFilter: args.requests.failed },
                },
            },
            inside,
        );
        new gcp.monitoring.Slo(
            this.child("latency"),
            {
                project: args.project,
                service: service.serviceId,
                sloId: "latency",
                displayName: `${args.latency.share * 100} % of requests within ${args.latency.within}`,
                goal: args.latency.share,
                rollingPeriodDays: ROLLING_DAYS,
                requestBasedSli: {
                    distributionCut: {
                        distributionFilter: args.latencies,
                        range: { min: 0, max: args.latency.within.milliseconds },
                    },
                },
            },
            inside,
        );
        this.availability = availability.name;
        this.registerOutputs({ availability: this.availability });
    }
}
