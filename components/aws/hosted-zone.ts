import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";

export interface HostedZoneArgs {
    /** A registered domain whose name servers are set to `nameServers` once, by hand. */
    readonly domain: string;
    readonly tags: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly provider: pulumi.ProviderResource;
}

/**
 * A public domain in Route 53. Deleting it changes its name servers, so it is protected like data. While us-east-1, through
 * which records are changed, cannot be reached, AWS aims to take changes again within 60 minutes
 * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/accelerated-recovery.html, 2026-11-22).
 */
export class HostedZone extends Component {
    readonly zoneId: pulumi.Output<string>;
    readonly nameServers: pulumi.Output<string[]>;

    constructor(name: string, args: HostedZoneArgs, options?: ComponentOptions) {
        super("aws:HostedZone", name, options);
        const zone = new aws.route53.Zone(
            this.child("zone"),
            {
                name: args.domain,
                comment: "Made by Pulumi",
                forceDestroy: false,
                enableAcceleratedRecovery: true,
                tags: args.tags,
            },
            this.inside(args.provider, { protect: args.protect }),
        );
        this.zoneId = zone.zoneId;
        this.nameServers = zone.nameServers;
        this.registerOutputs({ domain: args.domain, zoneId: this.zoneId, nameServers: this.nameServers });
    }
}
