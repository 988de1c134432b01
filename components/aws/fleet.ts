import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { Duration } from "../core/duration.ts";
import type { ApplicationLoadBalancer } from "./application-load-balancer.ts";
import type { RegionNetwork } from "./network.ts";
import { userData } from "./user-data.ts";

export interface FleetArgs {
    readonly region: string;
    readonly network: RegionNetwork;
    /** Machine image of this region, such as `ami-0123456789abcdef0`; an image never changes under its id. */
    readonly image: string;
    /** Machine type, such as `m7g.large`. */
    readonly instanceType: string;
    /** Instance profile that instances act as. */
    readonly profileArn: pulumi.Input<string>;
    /** Instances kept, at least one in each zone, and the ceiling. */
    readonly size: { readonly minInstances: number; readonly maxInstances: number };
    /** What an instance carries before another one is started. */
    readonly targets: { readonly cpuPercent: number; readonly requestsPerMinute: number };
    /** From launch to the first good answer. */
    readonly boot: Duration;
    /** From the first good answer until an instance carries its share. */
    readonly warmup: Duration;
    /** Security group of the instances; made outside, because data lets it in before instances can be started. */
    readonly securityGroupId: pulumi.Input<string>;
    readonly environment: Readonly<Record<string, pulumi.Input<string>>>;
    /** Sends the requests, and says which instances are dead. */
    readonly balancer: ApplicationLoadBalancer;
    /** Alarms that stop a rollout and take it back. */
    readonly rollbackAlarms: readonly pulumi.Input<string>[];
    readonly tags: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

/** A rollout pauses after these shares of the fleet, for as long as an alarm takes to see a bad version. */
const CHECKPOINTS = { percentages: [20, 50, 100], pause: 600 } as const;

/** What the group reports each minute. */
const METRICS = [
    "GroupMinSize",
    "GroupMaxSize",
    "GroupDesiredCapacity",
    "GroupInServiceInstances",
    "GroupPendingInstances",
    "GroupTerminatingInstances",
    "GroupTotalInstances",
] as const;

/** Sizes and how instances are replaced. Throws when a zone would stand empty or a rollout could not be taken back. */
export function planFleet(
    name: string,
    args: Pick<FleetArgs, "image" | "size" | "warmup" | "targets" | "boot"> & {
        zones: readonly string[];
        rollbackAlarms: readonly unknown[];
    },
) {
    const { size, zones, image } = args;
    const problems: Problem[] = [];
    if (!/^ami-[0-9a-f]{8,17}$/.test(image)) {
        problems.push({
            path: "image",
            reason: `must be the id of a machine image such as ami-0123456789abcdef0, got ${image}`,
        });
    }
    if (size.minInstances < zones.length) {
        problems.push({
            path: "size.minInstances",
            reason: `must be at least ${zones.length}, one in each of ${zones.join(", ")}, got ${size.minInstances}`,
        });
    }
    if (size.maxInstances <= size.minInstances) {
        problems.push({
            path: "size.maxInstances",
            reason: `must be above minInstances (${size.minInstances}) so that the fleet can grow when a zone is lost, got ${size.maxInstances}`,
        });
    }
    if (!(args.targets.cpuPercent > 0 && args.targets.cpuPercent < 100)) {
        problems.push({
            path: "targets.cpuPercent",
            reason: `must lie between 0 and 100, got ${args.targets.cpuPercent}`,
        });
    }
    if (args.rollbackAlarms.length === 0) {
        problems.push({
            path: "rollbackAlarms",
            reason: "must name at least 1 alarm so that a bad version is taken back, got none",
        });
    }
    refuse(`Fleet ${name}`, problems);
    // New instances come before old ones go: at least one more than there are, whatever the size.
    const keepCapacity = { minHealthyPercentage: 100, maxHealthyPercentage: 150 };
    return {
        minSize: size.minInstances,
        maxSize: size.maxInstances,
        healthCheckType: "ELB",
        healthCheckGracePeriod: args.boot.seconds,
        defaultInstanceWarmup: args.warmup.seconds,
        availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-best-effort" },
        instanceMaintenancePolicy: keepCapacity,
        refresh: {
            ...keepCapacity,
            instanceWarmup: String(args.warmup.seconds),
            autoRollback: true,
            skipMatching: true,
            scaleInProtectedInstances: "Refresh",
            standbyInstances: "Terminate",
            checkpointPercentages: [...CHECKPOINTS.percentages],
            checkpointDelay: String(CHECKPOINTS.pause),
        },
    };
}

/**
 * Instances over all zones of one region behind its load balancer. One that stops answering is replaced, load adds more,
 * and a new launch template rolls out without giving up capacity, or back.
 */
export class Fleet extends Component {
    readonly groupName: pulumi.Output<string>;

    constructor(name: string, args: FleetArgs, options?: ComponentOptions) {
        super("aws:Fleet", name, options);
        const { network, tags, provider, balancer } = args;
        const { refresh, ...plan } = planFleet(name, { ...args, zones: network.zones });
        const template = this.template(args);
        const group = new aws.autoscaling.Group(
            this.child("group"),
            {
                ...plan,
                vpcZoneIdentifiers: [...network.private],
                targetGroupArns: [balancer.targets.arn],
                // By number: a template followed as "$Latest" never starts a rollout.
                launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
                instanceRefresh: {
                    strategy: "Rolling",
                    preferences: { ...refresh, alarmSpecification: { alarms: [...args.rollbackAlarms] } },
                },
                enabledMetrics: [...METRICS],
                metricsGranularity: "1Minute",
                tags: Object.entries({ ...tags, Name: name }).map(([key, value]) => ({
                    key,
                    value,
                    propagateAtLaunch: true,
                })),
            },
            this.inside(provider, { after: [...network.waysOut, balancer.listening] }),
        );
        this.follow(group, args);
        this.groupName = group.name;
        this.registerOutputs({ groupName: this.groupName, region: args.region, zones: network.zones });
    }

    private template(args: FleetArgs): aws.ec2.LaunchTemplate {
        const { tags } = args;
        return new aws.ec2.LaunchTemplate(
            this.child("template"),
            {
                imageId: args.image,
                instanceType: args.instanceType,
                iamInstanceProfile: { arn: args.profileArn },
                vpcSecurityGroupIds: [args.securityGroupId],
                userData: userData(args.environment),
                metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
                monitoring: { enabled: true },
                blockDeviceMappings: [
                    {
                        deviceName: "/dev/xvda",
                        ebs: { encrypted: "true", volumeType: "gp3", deleteOnTermination: "true" },
                    },
                ],
                tagSpecifications: [{ resourceType: "volume", tags }],
                updateDefaultVersion: true,
                tags,
            },
            this.inside(args.provider),
        );
    }

    /** Two targets at once: the one that wants more instances wins. */
    private follow(group: aws.autoscaling.Group, { targets, balancer, provider }: FleetArgs): void {
        const policy = (role: string, targetValue: number, metric: Metric) =>
            new aws.autoscaling.Policy(
                this.child(role),
                {
                    autoscalingGroupName: group.name,
                    policyType: "TargetTrackingScaling",
                    targetTrackingConfiguration: { targetValue, predefinedMetricSpecification: metric },
                },
                this.inside(provider),
            );
        policy("cpu", targets.cpuPercent, { predefinedMetricType: "ASGAverageCPUUtilization" });
        policy("requests", targets.requestsPerMinute, {
            predefinedMetricType: "ALBRequestCountPerTarget",
            resourceLabel: balancer.requestLabel,
        });
    }
}

interface Metric {
    readonly predefinedMetricType: string;
    readonly resourceLabel?: pulumi.Output<string>;
}
