import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";
import { policyDocument, type Statement } from "./policy-document.ts";

export interface InstanceIdentityArgs {
    /** What instances may do besides being managed and sending logs and metrics. */
    readonly grants: readonly Statement[];
    readonly tags: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

/** A shell without open ports or keys, and logs and metrics. */
const MANAGED = {
    session: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    agent: "arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy",
} as const;

/** Who instances are. IAM has no regions, so both regions' fleets share it. */
export class InstanceIdentity extends Component {
    readonly profileArn: pulumi.Output<string>;
    readonly roleArn: pulumi.Output<string>;
    readonly roleName: pulumi.Output<string>;

    constructor(name: string, args: InstanceIdentityArgs, options?: ComponentOptions) {
        super("aws:InstanceIdentity", name, options);
        const { tags } = args;
        const here = this.inside(args.provider);
        const role = new aws.iam.Role(this.child("role"), { assumeRolePolicy: ASSUMED_BY_INSTANCES, tags }, here);
        for (const [suffix, policyArn] of Object.entries(MANAGED)) {
            new aws.iam.RolePolicyAttachment(this.child(suffix), { role: role.name, policyArn }, here);
        }
        if (args.grants.length > 0) {
            new aws.iam.RolePolicy(
                this.child("grants"),
                { role: role.name, policy: policyDocument(args.grants) },
                here,
            );
        }
        const profile = new aws.iam.InstanceProfile(this.child("profile"), { role: role.name, tags }, here);
        this.profileArn = profile.arn;
        this.roleArn = role.arn;
        this.roleName = role.name;
        this.registerOutputs({ roleName: this.roleName });
    }
}

/** EC2 sends no source account with this call. */
const ASSUMED_BY_INSTANCES = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
});
