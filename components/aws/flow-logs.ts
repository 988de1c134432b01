import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { Duration } from "../core/duration.ts";
import type { RegionNetwork } from "./network.ts";
import { assumedBy, policyDocument } from "./policy-document.ts";

export interface FlowLogsArgs {
    readonly accountId: string;
    readonly network: RegionNetwork;
    /** Whole days that CloudWatch offers: 30, 60, 90. */
    readonly keep: Duration;
    readonly tags: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

/** Who talked to whom in one region's network, accepted or rejected, kept as log lines. */
export class FlowLogs extends Component {
    constructor(name: string, args: FlowLogsArgs, options?: ComponentOptions) {
        super("aws:FlowLogs", name, options);
        const { tags } = args;
        const here = this.inside(args.provider);
        const group = new aws.cloudwatch.LogGroup(this.child("lines"), { retentionInDays: args.keep.days, tags }, here);
        const role = new aws.iam.Role(
            this.child("writer"),
            { assumeRolePolicy: assumedBy("vpc-flow-logs.amazonaws.com", args.accountId), tags },
            here,
        );
        const write = new aws.iam.RolePolicy(
            this.child("write"),
            {
                role: role.name,
                policy: policyDocument([
                    {
                        actions: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
                        resources: [group.arn.apply((arn) => `${arn}:*`)],
                    },
                ]),
            },
            here,
        );
        new aws.ec2.FlowLog(
            this.child("flows"),
            {
                vpcId: args.network.vpcId,
                trafficType: "ALL",
                logDestination: group.arn,
                iamRoleArn: role.arn,
                maxAggregationInterval: 60,
                tags,
            },
            this.inside(args.provider, { after: [write] }),
        );
        this.registerOutputs({ logGroup: group.name });
    }
}
