import type * as pulumi from "@pulumi/pulumi";
import { type ByRegion, inRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { inOrder, type RegionPair } from "../core/region-pair.ts";
import type { Scaling } from "../core/scaling.ts";
import type { RegionNetwork } from "./network.ts";
import { RegionalService, type RegionalServiceArgs } from "./regional-service.ts";
import { type Grant, ServiceIdentity } from "./service-identity.ts";

export interface WarmStandbyServiceArgs
    extends Pick<
        RegionalServiceArgs,
        | "project"
        | "image"
        | "resources"
        | "cpu"
        | "requestTimeout"
        | "probes"
        | "reachableFrom"
        | "release"
        | "labels"
        | "protect"
    > {
    readonly regions: RegionPair;
    /**
     * Instances in the primary region, and how many the failover region keeps running. The failover region may grow as
     * far as the primary, because in a failover it carries everything.
     */
    readonly scaling: Scaling & { readonly standbyInstances: number };
    /** Variables of the container, by region. */
    readonly environment: (region: string) => Readonly<Record<string, pulumi.Input<string>>>;
    /** Roles of the identities that are made here, one for each region. Default: none. */
    readonly grants?: readonly Grant[];
    /** Identities that exist already, by region, instead of ones made here. Default: none. */
    readonly identities?: ByRegion<ServiceIdentity>;
    /** Network of each region, for calls to private addresses. */
    readonly networks: ByRegion<RegionNetwork>;
    readonly providers: ByRegion<pulumi.ProviderResource>;
}

/** What each region runs: the same ceiling everywhere, so that either can carry the whole load. */
export function planStandbyScaling(regions: RegionPair, scaling: WarmStandbyServiceArgs["scaling"]): ByRegion<Scaling> {
    const { standbyInstances, ...primary } = scaling;
    return { [regions.primary]: primary, [regions.failover]: { ...primary, minInstances: standbyInstances } };
}

/** The same service in both regions, each with an identity of its own; the failover one is warm and can take all load. */
export class WarmStandbyService extends Component {
    /** By region. */
    readonly services: ByRegion<RegionalService>;
    readonly identities: ByRegion<ServiceIdentity>;

    constructor(name: string, args: WarmStandbyServiceArgs, options?: ComponentOptions) {
        super("gcp:WarmStandbyService", name, options);
        const scaling = planStandbyScaling(args.regions, args.scaling);
        const services: Record<string, RegionalService> = {};
        const identities: Record<string, ServiceIdentity> = {};
        for (const region of inOrder(args.regions)) {
            const provider = inRegion(args.providers, region);
            const identity = args.identities ? inRegion(args.identities, region) : this.identity(name, region, args);
            services[region] = new RegionalService(
                this.child(region),
                {
                    ...args,
                    region,
                    scaling: inRegion(scaling, region),
                    environment: args.environment(region),
                    serviceAccount: identity.email,
                    network: inRegion(args.networks, region),
                    provider,
                },
                { parent: this },
            );
            identities[region] = identity;
        }
        this.services = services;
        this.identities = identities;
        this.registerOutputs({ regions: args.regions, image: args.image });
    }

    private identity(name: string, region: string, { project, grants = [], providers }: WarmStandbyServiceArgs) {
        return new ServiceIdentity(
            this.child(region),
            { project, purpose: `${name} in ${region}`, grants, provider: inRegion(providers, region) },
            { parent: this },
        );
    }
}
