import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";

export interface NatGatewayArgs {
    readonly project: string;
    readonly region: string;
    /** Network whose private addresses get a way out. */
    readonly network: pulumi.Input<string>;
    /** Subnetworks whose machines have no public address, with all of their ranges. */
    readonly subnetworks: Readonly<Record<string, pulumi.Input<string>>>;
    readonly provider: pulumi.ProviderResource;
}

/** Ports that a machine starts with and may grow to (https://cloud.google.com/nat/docs/ports-and-addresses, 2026-11-22). */
const PORTS = { least: 64, most: 4096 };

/**
 * The way out of one region for machines without public addresses. It is a service of the whole region, so losing a zone
 * leaves it standing, and it names its subnetworks, so that others may have gateways of their own.
 */
export class NatGateway extends Component {
    constructor(name: string, args: NatGatewayArgs, options?: ComponentOptions) {
        super("gcp:NatGateway", name, options);
        const { project, region, network } = args;
        const here = this.inside(args.provider);
        const router = new gcp.compute.Router(this.child("router"), { project, region, network }, here);
        new gcp.compute.RouterNat(
            this.child("translation"),
            {
                project,
                region,
                router: router.name,
                natIpAllocateOption: "AUTO_ONLY",
                sourceSubnetworkIpRangesToNat: "LIST_OF_SUBNETWORKS",
                subnetworks: Object.values(args.subnetworks).map((name) => ({
                    name,
                    sourceIpRangesToNats: ["ALL_IP_RANGES"],
                })),
                enableDynamicPortAllocation: true,
                minPortsPerVm: PORTS.least,
                maxPortsPerVm: PORTS.most,
                // Dynamic ports exclude the mapping that ignores endpoints.
                enableEndpointIndependentMapping: false,
                logConfig: { enable: true, filter: "ERRORS_ONLY" },
            },
            here,
        );
        this.registerOutputs({ region, subnetworks: Object.keys(args.subnetworks) });
    }
}
