import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import type { ByRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { cloudName } from "../core/naming.ts";

export interface PrivateServicesArgs {
    readonly project: string;
    /** Network that gets private addresses of Google services. */
    readonly network: pulumi.Input<string>;
    /** IPv4 block of each region that is lent to Google, such as `{ "us-central1": "10.16.240.0/20" }`. */
    readonly blocks: ByRegion<string>;
    readonly provider: pulumi.ProviderResource;
}

/** What a managed service needs to get a private address in the network. */
export interface PrivateAccess {
    readonly network: pulumi.Input<string>;
    /** Name of the address range by region. */
    readonly ranges: ByRegion<pulumi.Input<string>>;
    /** The same ranges as IPv4 blocks, for rules about who may reach what. */
    readonly blocks: ByRegion<string>;
    /** Ready once managed services may take addresses. */
    readonly ready: pulumi.Resource;
}

/** The peering through which Google's managed services stand in the network, with an address range for each region. */
export class PrivateServices extends Component {
    readonly access: PrivateAccess;

    constructor(name: string, args: PrivateServicesArgs, options?: ComponentOptions) {
        super("gcp:PrivateServices", name, options);
        const ranges: Record<string, pulumi.Output<string>> = {};
        for (const [region, block] of Object.entries(args.blocks)) ranges[region] = this.range(region, block, args);
        const ready = new gcp.servicenetworking.Connection(
            this.child("connection"),
            {
                network: args.network,
                service: "servicenetworking.googleapis.com",
                reservedPeeringRanges: Object.values(ranges),
                // A range that is added later joins a connection that exists instead of failing on it.
                updateOnCreationFail: true,
            },
            this.inside(args.provider),
        );
        this.access = { network: args.network, ranges, blocks: args.blocks, ready };
        this.registerOutputs({ blocks: args.blocks });
    }

    private range(region: string, block: string, args: PrivateServicesArgs): pulumi.Output<string> {
        const [address = "", prefix] = block.split("/");
        const range = new gcp.compute.GlobalAddress(
            this.child(region),
            {
                project: args.project,
                name: cloudName("google-compute", this.child(region)),
                purpose: "VPC_PEERING",
                addressType: "INTERNAL",
                network: args.network,
                address,
                prefixLength: Number(prefix),
            },
            this.inside(args.provider),
        );
        return range.name;
    }
}
