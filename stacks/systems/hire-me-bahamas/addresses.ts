import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { type ByRegion, forRegions, inRegion } from "../../../components/core/by-region.ts";
import { inOneRegion, type SystemPlatform } from "../system-platform.ts";

/** Where each region is reached: by the edge from outside, and by the other region's proxies from inside. */
export interface RegionAddress {
    readonly external: pulumi.Output<string>;
    readonly internal: pulumi.Output<string>;
}

/** Addresses that outlive the load balancers on them, so that names need not change when those are made again. */
export function reserveAddresses(
    name: string,
    platform: SystemPlatform,
    parent: pulumi.Resource,
): ByRegion<RegionAddress> {
    return forRegions(platform.regions, (region) => {
        const { project, labels, provider } = inOneRegion(name, platform, region);
        const { subnetwork } = inRegion(platform.clusters.regions, region);
        const options = { parent, provider };
        const external = new gcp.compute.Address(
            `${name}-${region}-external`,
            { project, region, addressType: "EXTERNAL", networkTier: "PREMIUM", labels },
            options,
        );
        const internal = new gcp.compute.Address(
            `${name}-${region}-internal`,
            { project, region, addressType: "INTERNAL", subnetwork, labels },
            options,
        );
        return { external: external.address, internal: internal.address };
    });
}
