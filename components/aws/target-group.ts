import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { Duration } from "../core/duration.ts";
import { cloudName } from "../core/naming.ts";
import { type Probe, probeProblems, worstCaseDetection } from "../core/probe.ts";

/** How requests are spread. Slow start and anomaly mitigation exclude each other, so only one can be asked for. */
export type Balancing =
    | { readonly kind: "weighted-random" }
    | { readonly kind: "round-robin"; readonly slowStart: Duration };

export interface TargetGroupArgs {
    /** Network of the instances. */
    readonly vpcId: pulumi.Input<string>;
    /** Port of the instances. */
    readonly port: number;
    /** What is asked of each instance. */
    readonly probe: Probe;
    /** How soon an instance that stopped answering gets no more requests. */
    readonly detectWithin: Duration;
    /** Longest that a request may take; an instance that leaves is given this long to finish. */
    readonly requestTimeout: Duration;
    /** How requests are spread over instances. */
    readonly balancing: Balancing;
    /** How long a client stays with its instance, by cookie. Default: requests go to any instance. */
    readonly session?: Duration;
    readonly tags: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

/** The words of the API, which the SDK's comments write differently (`weightedRandom`). */
const ALGORITHMS = { "weighted-random": "weighted_random", "round-robin": "round_robin" } as const;

/** As long as the cookie of Erato's document lives. */
const SESSION = Duration.seconds(1800);

/**
 * Below this many healthy instances requests go to unhealthy ones too, because a slow answer beats none. The name leaves
 * the region at the same number, not below it, or it would go on being answered for a region that has failed open.
 */
const FAIL_OPEN_BELOW = 1;

/** What the API takes; https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html and .../edit-target-group-attributes.html, 2026-11-22. */
const LIMITS = {
    interval: [Duration.seconds(5), Duration.seconds(300)],
    timeout: [Duration.seconds(2), Duration.seconds(120)],
    slowStart: [Duration.seconds(30), Duration.seconds(900)],
} as const;
const COUNTS = [2, 10] as const;

/** Health check and spreading. Throws when an unhealthy instance would be found too late. */
export function planTargetGroup(
    name: string,
    args: Pick<TargetGroupArgs, "probe" | "detectWithin" | "requestTimeout" | "balancing" | "session">,
) {
    const { probe, detectWithin, balancing, session } = args;
    const problems: Problem[] = [
        ...probeProblems(probe, "probe"),
        ...outside(LIMITS.interval, probe.interval, "probe.interval"),
        ...outside(LIMITS.timeout, probe.timeout, "probe.timeout"),
    ];
    if (probe.retries > 0) {
        problems.push({
            path: "probe.retries",
            reason: `must be 0: a target group tries once each time, got ${probe.retries}`,
        });
    }
    for (const key of ["failures", "successes"] as const) {
        const [least, most] = COUNTS;
        if (probe[key] < least || probe[key] > most)
            problems.push({
                path: `probe.${key}`,
                reason: `must lie between ${least} and ${most}, got ${probe[key]}`,
            });
    }
    const detection = worstCaseDetection(probe);
    if (detection.milliseconds > detectWithin.milliseconds) {
        problems.push({
            path: "probe",
            reason: `must find a dead instance within ${detectWithin}: ${probe.failures} probes ${probe.interval} apart and ${probe.timeout} for the last, got ${detection}`,
        });
    }
    if (balancing.kind === "round-robin")
        problems.push(...outside(LIMITS.slowStart, balancing.slowStart, "balancing.slowStart"));
    refuse(`TargetGroup ${name}`, problems);
    return {
        detection,
        deregistrationDelay: args.requestTimeout.seconds,
        healthCheck: {
            enabled: true,
            protocol: "HTTP",
            port: "traffic-port",
            path: probe.path,
            matcher: "200",
            interval: probe.interval.seconds,
            timeout: probe.timeout.seconds,
            healthyThreshold: probe.successes,
            unhealthyThreshold: probe.failures,
        },
        stickiness: {
            type: "lb_cookie",
            enabled: session !== undefined,
            cookieDuration: (session ?? SESSION).seconds,
        },
        targetGroupHealth: {
            dnsFailover: { minimumHealthyTargetsCount: String(FAIL_OPEN_BELOW) },
            unhealthyStateRouting: { minimumHealthyTargetsCount: FAIL_OPEN_BELOW },
        },
        loadBalancingAlgorithmType: ALGORITHMS[balancing.kind],
        ...(balancing.kind === "weighted-random"
            ? { loadBalancingAnomalyMitigation: "on" }
            : { slowStart: balancing.slowStart.seconds }),
    };
}

/** The instances that a load balancer sends requests to, and how it finds out which of them answer. */
export class TargetGroup extends Component {
    readonly arn: pulumi.Output<string>;
    /** The end of the ARN, by which metrics and scaling policies know it. */
    readonly arnSuffix: pulumi.Output<string>;

    constructor(name: string, args: TargetGroupArgs, options?: ComponentOptions) {
        super("aws:TargetGroup", name, options);
        const { detection, ...plan } = planTargetGroup(name, args);
        const { vpcId, port, tags } = args;
        const group = new aws.lb.TargetGroup(
            this.child("group"),
            // The port replaces the group, and is part of the name so that the new one can be made first.
            {
                name: cloudName("aws-load-balancer", name, String(port)),
                vpcId,
                port,
                protocol: "HTTP",
                targetType: "instance",
                tags,
                ...plan,
            },
            this.inside(args.provider),
        );
        this.arn = group.arn;
        this.arnSuffix = group.arnSuffix;
        this.registerOutputs({ arn: this.arn, worstCaseDetectionSeconds: detection.seconds });
    }
}

function outside([least, most]: readonly [Duration, Duration], value: Duration, path: string): Problem[] {
    const fits = value.milliseconds >= least.milliseconds && value.milliseconds <= most.milliseconds;
    return fits ? [] : [{ path, reason: `must lie between ${least} and ${most}, got ${value}` }];
}
