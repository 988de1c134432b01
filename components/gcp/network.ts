import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { type ByRegion, forNoRegion, inRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { planAddresses } from "./address-plan.ts";

export interface NetworkArgs {
    /** IPv4 block of each region, such as `{ "us-central1": "10.16.0.0/16" }`; checked with `addressProblems`. */
    readonly blocks: ByRegion<string>;
    /** The provider of each region. */
    readonly providers: ByRegion<pulumi.ProviderResource>;
    readonly project: string;
}

/** What a component needs to stand in one region of the network. */
export interface RegionNetwork {
    readonly network: pulumi.Output<string>;
    readonly workloads: pulumi.Output<string>;
    /** Ready once managed services may open endpoints here. */
    readonly serviceConnections: pulumi.Resource;
    /** Ready once regional load balancers may stand here. */
    readonly proxies: pulumi.Resource;
}

/** One private network with, in each region, subnets for workloads, for load-balancing proxies and for managed services. */
export class Network extends Component {
    readonly regions: ByRegion<RegionNetwork>;

    constructor(name: string, args: NetworkArgs, options?: ComponentOptions) {
        super("gcp:Network", name, options);
        const network = new gcp.compute.Network(
            this.child("network"),
            // GLOBAL: if a region's routers fail, the others still know all routes.
            { project: args.project, autoCreateSubnetworks: false, routingMode: "GLOBAL" },
            this.inside(forNoRegion(args.providers)),
        );
        const regions: Record<string, RegionNetwork> = {};
        for (const [region, block] of Object.entries(args.blocks)) {
            regions[region] = this.region(region, block, network, args);
        }
        this.regions = regions;
        this.registerOutputs({ regions: Object.keys(regions) });
    }

    private region(region: string, block: string, network: gcp.compute.Network, args: NetworkArgs): RegionNetwork {
        const addresses = planAddresses(block);
        const here = this.inside(inRegion(args.providers, region));
        const subnet = (role: string, ipCidrRange: string, more: Partial<gcp.compute.SubnetworkArgs> = {}) =>
            new gcp.compute.Subnetwork(
                this.child(`${region}-${role}`),
                { project: args.project, region, network: network.id, ipCidrRange, ...more },
                here,
            );
        const workloads = subnet("workloads", addresses.workloads, { privateIpGoogleAccess: true });
        const services = subnet("services", addresses.services, { privateIpGoogleAccess: true });
        const proxies = subnet("proxies", addresses.proxies, { purpose: "REGIONAL_MANAGED_PROXY", role: "ACTIVE" });
        const serviceConnections = new gcp.networkconnectivity.ServiceConnectionPolicy(
            this.child(`${region}-valkey`),
            {
                project: args.project,
                location: region,
                network: network.id,
                serviceClass: "gcp-memorystore",
                pscConfig: { subnetworks: [services.id] },
            },
            here,
        );
        return { network: network.id, workloads: workloads.id, serviceConnections, proxies };
    }
}
