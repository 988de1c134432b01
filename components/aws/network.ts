import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { refuse } from "../core/argument-error.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { addressProblems, planZoneAddresses, type ZoneAddresses, zoneProblems } from "./address-plan.ts";

export interface NetworkArgs {
    readonly region: string;
    /** IPv4 block of the region, such as `10.48.0.0/16`. */
    readonly block: string;
    /** Two zones or more, such as `us-east-1a`. */
    readonly zones: readonly string[];
    readonly tags: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

/** What a component needs to stand in one region's network. Subnets are in the order of `zones`. */
export interface RegionNetwork {
    readonly vpcId: pulumi.Output<string>;
    readonly block: string;
    readonly zones: readonly string[];
    /** One subnet a zone, reachable from outside: for load balancers. */
    readonly public: readonly pulumi.Output<string>[];
    /** One subnet a zone, with a way out through the zone's own NAT gateway: for instances. */
    readonly private: readonly pulumi.Output<string>[];
    /** One subnet a zone, with no way in or out: for databases and caches. */
    readonly data: readonly pulumi.Output<string>[];
    /** Ready once public load balancers may stand here. */
    readonly entrance: pulumi.Resource;
    /** Ready once instances can reach what is outside. */
    readonly waysOut: readonly pulumi.Resource[];
}

/** The blocks of every zone. Throws when the region's block or its zones cannot lose a zone. */
export function planNetwork(name: string, { region, block, zones }: Pick<NetworkArgs, "region" | "block" | "zones">) {
    refuse(`Network ${name}`, [
        ...addressProblems({ [region]: block }, "block"),
        ...zoneProblems(region, zones, "zones"),
    ]);
    return zones.map((zone) => ({ zone, addresses: planZoneAddresses(block, zone) }));
}

/**
 * The network of one region: public, private and data subnets in every zone. Each zone leaves through a NAT gateway of
 * its own, so that losing one zone takes no other zone's way out with it.
 */
export class Network extends Component {
    readonly regional: RegionNetwork;

    constructor(name: string, args: NetworkArgs, options?: ComponentOptions) {
        super("aws:Network", name, options);
        const plan = planNetwork(name, args);
        const here = this.inside(args.provider);
        const vpc = new aws.ec2.Vpc(
            this.child("vpc"),
            { cidrBlock: args.block, enableDnsSupport: true, enableDnsHostnames: true, tags: this.tags("vpc", args) },
            here,
        );
        const gateway = new aws.ec2.InternetGateway(
            this.child("internet"),
            { vpcId: vpc.id, tags: this.tags("internet", args) },
            here,
        );
        const open = this.table("public", vpc, args);
        const entrance = new aws.ec2.Route(
            this.child("public-route"),
            { routeTableId: open.id, destinationCidrBlock: "0.0.0.0/0", gatewayId: gateway.id },
            here,
        );
        const closed = this.table("data", vpc, args);
        const zones = plan.map(({ zone, addresses }) =>
            this.zone(zone, addresses, { vpc, open, closed, entrance }, args),
        );
        new aws.ec2.VpcEndpoint(
            this.child("s3"),
            {
                vpcId: vpc.id,
                serviceName: `com.amazonaws.${args.region}.s3`,
                vpcEndpointType: "Gateway",
                routeTableIds: [closed.id, ...zones.map(({ table }) => table.id)],
                tags: this.tags("s3", args),
            },
            here,
        );
        this.regional = {
            vpcId: vpc.id,
            block: args.block,
            zones: args.zones,
            public: zones.map((zone) => zone.public.id),
            private: zones.map((zone) => zone.private.id),
            data: zones.map((zone) => zone.data.id),
            entrance,
            waysOut: zones.map(({ wayOut }) => wayOut),
        };
        this.registerOutputs({ region: args.region, vpcId: vpc.id, block: args.block, zones: args.zones });
    }

    private zone(zone: string, addresses: ZoneAddresses, shared: Shared, args: NetworkArgs) {
        const here = this.inside(args.provider);
        const subnet = (tier: keyof ZoneAddresses, table: aws.ec2.RouteTable) => {
            const made = new aws.ec2.Subnet(
                this.child(`${tier}-${zone}`),
                {
                    vpcId: shared.vpc.id,
                    availabilityZone: zone,
                    cidrBlock: addresses[tier],
                    mapPublicIpOnLaunch: false,
                    tags: this.tags(`${tier}-${zone}`, args),
                },
                here,
            );
            new aws.ec2.RouteTableAssociation(
                this.child(`${tier}-${zone}-table`),
                { subnetId: made.id, routeTableId: table.id },
                here,
            );
            return made;
        };
        const open = subnet("public", shared.open);
        const address = new aws.ec2.Eip(
            this.child(`nat-${zone}-address`),
            { domain: "vpc", tags: this.tags(`nat-${zone}`, args) },
            here,
        );
        const nat = new aws.ec2.NatGateway(
            this.child(`nat-${zone}`),
            { allocationId: address.id, subnetId: open.id, tags: this.tags(`nat-${zone}`, args) },
            this.inside(args.provider, { after: [shared.entrance] }),
        );
        const table = this.table(`private-${zone}`, shared.vpc, args);
        const wayOut = new aws.ec2.Route(
            this.child(`private-${zone}-route`),
            { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", natGatewayId: nat.id },
            here,
        );
        return { public: open, private: subnet("private", table), data: subnet("data", shared.closed), table, wayOut };
    }

    private table(role: string, vpc: aws.ec2.Vpc, args: NetworkArgs): aws.ec2.RouteTable {
        return new aws.ec2.RouteTable(
            this.child(role),
            { vpcId: vpc.id, tags: this.tags(role, args) },
            this.inside(args.provider),
        );
    }

    /** The console shows what has no name of its own by this tag. */
    private tags(role: string, { tags }: NetworkArgs): Record<string, string> {
        return { ...tags, Name: this.child(role) };
    }
}

interface Shared {
    readonly vpc: aws.ec2.Vpc;
    readonly open: aws.ec2.RouteTable;
    readonly closed: aws.ec2.RouteTable;
    readonly entrance: aws.ec2.Route;
}
