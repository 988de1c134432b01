import type * as pulumi from "@pulumi/pulumi";
import { type ByRegion, forRegions, inRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { inOrder, type RegionPair } from "../core/region-pair.ts";
import { planAddresses } from "./address-plan.ts";
import { KubernetesCluster, type KubernetesClusterArgs, type Weekday } from "./kubernetes-cluster.ts";
import type { RegionNetwork } from "./network.ts";

export interface ClusterPairArgs
    extends Pick<KubernetesClusterArgs, "project" | "nodes" | "authorizedBlocks" | "backup" | "labels" | "protect"> {
    readonly regions: RegionPair;
    /** Block of each region, as the network has it. */
    readonly blocks: ByRegion<string>;
    /** Subnetwork of each region. */
    readonly networks: ByRegion<RegionNetwork>;
    readonly providers: ByRegion<pulumi.ProviderResource>;
}

/** The failover region is upgraded first in the week, so that a bad version never reaches both regions on one day. */
const MAINTENANCE_DAYS: { readonly [Role in "primary" | "failover"]: readonly Weekday[] } = {
    failover: ["MO", "TU"],
    primary: ["WE", "TH"],
};

/** What differs between the two clusters: where each keeps its backups, and when it may be upgraded. */
export function planClusterPair({ primary, failover }: Pick<RegionPair, "primary" | "failover">) {
    return {
        [primary]: { backupRegion: failover, maintenanceDays: MAINTENANCE_DAYS.primary },
        [failover]: { backupRegion: primary, maintenanceDays: MAINTENANCE_DAYS.failover },
    };
}

/** The same cluster in both regions, each backed up in the other one's region and upgraded on other days. */
export class ClusterPair extends Component {
    readonly clusters: ByRegion<KubernetesCluster>;

    constructor(name: string, args: ClusterPairArgs, options?: ComponentOptions) {
        super("gcp:ClusterPair", name, options);
        const { regions, blocks, networks, providers, ...same } = args;
        const plan = planClusterPair(regions);
        this.clusters = forRegions(
            regions,
            (region) =>
                new KubernetesCluster(
                    this.child(region),
                    {
                        ...same,
                        ...inRegion(plan, region),
                        region,
                        addresses: planAddresses(inRegion(blocks, region)),
                        network: inRegion(networks, region),
                        provider: inRegion(providers, region),
                    },
                    { parent: this },
                ),
        );
        this.registerOutputs({ regions: inOrder(regions) });
    }
}
