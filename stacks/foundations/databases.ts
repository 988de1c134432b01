import { forNoRegion, forRegions, inRegion } from "../../components/core/by-region.ts";
import { planAddresses } from "../../components/gcp/address-plan.ts";
import { type PrivateAccess, PrivateServices } from "../../components/gcp/private-services.ts";
import { ProjectServices } from "../../components/gcp/project-services.ts";
import type { PlatformConfig } from "../config.ts";
import type { SystemPlatform } from "../systems/system-platform.ts";

/** Private addresses for managed databases, in both regions, with the APIs that they need. */
export function createDatabasesFoundation(config: PlatformConfig, google: SystemPlatform["google"]): PrivateAccess {
    const { regions, network } = config;
    const { project } = google;
    const provider = forNoRegion(google.providers);
    const services = new ProjectServices("databases", {
        project,
        services: ["servicenetworking", "sqladmin"],
        provider,
    });
    const blocks = forRegions(regions, (region) => planAddresses(inRegion(network, region)).databases);
    // One network spans both regions, so either region's entry names it.
    const { network: id } = forNoRegion(google.networks);
    const after = [google.services, services];
    return new PrivateServices("databases", { project, network: id, blocks, provider }, { after }).access;
}
