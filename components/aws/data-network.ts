import type * as pulumi from "@pulumi/pulumi";
import type { Problem } from "../core/argument-error.ts";
import type { ComponentOptions } from "../core/component.ts";
import { SecurityGroup, type SecurityGroupArgs, type SecurityRule } from "./security-group.ts";

/** Where data stands in one region, and who may reach it there. */
export interface DataNetwork {
    readonly vpcId: pulumi.Input<string>;
    /** One subnet a zone, with no way in or out. */
    readonly subnetIds: readonly pulumi.Input<string>[];
    /** Security groups of the clients, by a name that is stable: `{ api: "sg-…" }`. */
    readonly clients: Readonly<Record<string, pulumi.Input<string>>>;
}

/** What stops data in these networks from surviving the loss of a zone. */
export function dataNetworkProblems(networks: Readonly<Record<string, DataNetwork>>): Problem[] {
    return Object.entries(networks).flatMap(([region, { subnetIds, clients }]) => {
        const problems: Problem[] = [];
        if (subnetIds.length < 2) {
            problems.push({
                path: `networks.${region}.subnetIds`,
                reason: `must be at least 2, one a zone, so that losing a zone leaves another, got ${subnetIds.length}`,
            });
        }
        if (Object.keys(clients).length === 0) {
            problems.push({ path: `networks.${region}.clients`, reason: "must name at least one client, got none" });
        }
        return problems;
    });
}

/** Lets the clients in on one port. */
export function clientRules({ clients }: DataNetwork, port: number): SecurityRule[] {
    return Object.entries(clients).map(([client, group]) => ({ name: `from-${client}`, port, peer: { group } }));
}

interface ClientAccessArgs extends Pick<SecurityGroupArgs, "tags" | "provider"> {
    readonly network: DataNetwork;
    readonly port: number;
}

/** The security group of data in one region: clients come in on one port, and nothing goes out. */
export function clientAccess(
    name: string,
    { network, port, ...shared }: ClientAccessArgs,
    options: ComponentOptions,
): SecurityGroup {
    const ingress = clientRules(network, port);
    const description = `${name}: clients`;
    return new SecurityGroup(
        `${name}-access`,
        { ...shared, description, vpcId: network.vpcId, ingress, egress: [] },
        options,
    );
}
