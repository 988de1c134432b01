import * as cloudflare from "@pulumi/cloudflare";
import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { type ByRegion, forRegions } from "../components/core/by-region.ts";
import type { PlatformConfig } from "./config.ts";

export interface Providers {
    /** Google Cloud, by region. */
    readonly google: ByRegion<pulumi.ProviderResource>;
    readonly cloudflare: pulumi.ProviderResource;
}

/**
 * One provider for each region and one for the edge, handed on explicitly. Default providers are disabled in the project
 * file, so a resource without a provider fails instead of using whatever credentials are around.
 */
export function createProviders({ google, regions }: PlatformConfig): Providers {
    const { project } = google;
    return {
        google: forRegions(regions, (region) => new gcp.Provider(`gcp-${region}`, { project, region })),
        cloudflare: new cloudflare.Provider("cloudflare"),
    };
}
