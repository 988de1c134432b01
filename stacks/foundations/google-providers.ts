import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { type ByRegion, forRegions } from "../../components/core/by-region.ts";
import type { PlatformConfig } from "../config.ts";

/**
 * One provider for each region, handed on explicitly. Default providers are disabled in the project file, so a resource
 * without a provider fails instead of using whatever credentials are around.
 */
export function createGoogleProviders({ google, regions }: PlatformConfig): ByRegion<pulumi.ProviderResource> {
    const { project } = google;
    return forRegions(regions, (region) => new gcp.Provider(`gcp-${region}`, { project, region }));
}
