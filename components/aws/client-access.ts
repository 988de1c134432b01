import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { Component, type ComponentOptions } from "../core/component.ts";

/** Where data stands in one region, and who may reach it there. */
export interface DataNetwork {
    readonly vpcId: pulumi.Input<string>;
    /** One subnet a zone, with no way in or out. */
    readonly subnetIds: readonly pulumi.Input<string>[];
    /** Security groups of the clients, by a name that is stable: `{ api: "sg-…" }`. */
    readonly clients: Readonly<Record<string, pulumi.Input<string>>>;
}

/** What stops data in this network from surviving the loss of a zone. */
export function dataNetworkProblems({ subnetIds, clients }: DataNetwork, path: string): Problem[] {
    const problems: Problem[] = [];
    if (subnetIds.length < 2) {
        problems.push({
            path: `${path}.subnetIds`,
            reason: `must be at least 2, one a zone, so that losing a zone leaves another, got ${subnetIds.length}`,
        });
    }
    if (Object.keys(clients).length === 0) {
        problems.push({ path: `${path}.clients`, reason: "must name at least one client, got none" });
    }
    return problems;
}

export interface ClientAccessArgs {
    readonly network: DataNetwork;
    readonly port: number;
    readonly tags: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

/** A security group that lets the named clients in, on one port and nowhere else. */
export class ClientAccess extends Component {
    readonly securityGroupId: pulumi.Output<string>;

    constructor(name: string, { network, port, tags, provider }: ClientAccessArgs, options?: ComponentOptions) {
        super("aws:ClientAccess", name, options);
        refuse(`ClientAccess ${name}`, dataNetworkProblems(network, "network"));
        const inside = this.inside(provider);
        const group = new aws.ec2.SecurityGroup(
            this.child("group"),
            { vpcId: network.vpcId, description: `${name}: clients on port ${port}`, tags },
            inside,
        );
        for (const [client, referencedSecurityGroupId] of Object.entries(network.clients)) {
            new aws.vpc.SecurityGroupIngressRule(
                this.child(`from-${client}`),
                {
                    securityGroupId: group.id,
                    referencedSecurityGroupId,
                    ipProtocol: "tcp",
                    fromPort: port,
                    toPort: port,
                    description: client,
                    tags,
                },
                inside,
            );
        }
        this.securityGroupId = group.id;
        this.registerOutputs({ securityGroupId: group.id });
    }
}
