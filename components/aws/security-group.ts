import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";

/** One TCP port and who is at the other end of it. */
export interface SecurityRule {
    /** Kebab-case; part of the rule's identity: `https-from-anywhere`. */
    readonly name: string;
    readonly port: number;
    readonly peer: { readonly block: string } | { readonly group: pulumi.Input<string> };
}

export interface SecurityGroupArgs {
    /** What the group is for; AWS keeps it for good. */
    readonly description: string;
    /** Network that it belongs to. */
    readonly vpcId: pulumi.Input<string>;
    /** Who may connect to which port. Everybody else may not. */
    readonly ingress: readonly SecurityRule[];
    /** What may be called; nothing else can be. */
    readonly egress: readonly SecurityRule[];
    readonly tags: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

/** What may come in and what may go out, port by port. Every rule is a resource of its own, so that one can change alone. */
export class SecurityGroup extends Component {
    readonly groupId: pulumi.Output<string>;

    constructor(name: string, args: SecurityGroupArgs, options?: ComponentOptions) {
        super("aws:SecurityGroup", name, options);
        const { description, vpcId, tags } = args;
        const here = this.inside(args.provider);
        const group = new aws.ec2.SecurityGroup(
            this.child("group"),
            { description, vpcId, tags: { ...tags, Name: name } },
            here,
        );
        for (const { name: role, port, peer } of args.ingress) {
            new aws.vpc.SecurityGroupIngressRule(this.child(role), rule(group, port, peer, tags), here);
        }
        for (const { name: role, port, peer } of args.egress) {
            new aws.vpc.SecurityGroupEgressRule(this.child(role), rule(group, port, peer, tags), here);
        }
        this.groupId = group.id;
        this.registerOutputs({ groupId: this.groupId });
    }
}

function rule(
    group: aws.ec2.SecurityGroup,
    port: number,
    peer: SecurityRule["peer"],
    tags: Readonly<Record<string, string>>,
) {
    return {
        securityGroupId: group.id,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        tags,
        ...("group" in peer ? { referencedSecurityGroupId: peer.group } : { cidrIpv4: peer.block }),
    };
}

/** Every IPv4 address. */
export const ANYWHERE = "0.0.0.0/0";
