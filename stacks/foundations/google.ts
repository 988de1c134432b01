import type * as pulumi from "@pulumi/pulumi";
import { type ByRegion, forNoRegion, forRegions, inRegion } from "../../components/core/by-region.ts";
import { Network } from "../../components/gcp/network.ts";
import { ProjectServices } from "../../components/gcp/project-services.ts";
import type { PlatformConfig } from "../config.ts";

/** APIs that the systems of this program call. */
const SERVICES = [
    "artifactregistry",
    "certificatemanager",
    "cloudscheduler",
    "compute",
    "dns",
    "firestore",
    "logging",
    "memorystore",
    "monitoring",
    "networkconnectivity",
    "run",
    "secretmanager",
    "serviceconsumermanagement",
];

/** The Google project's APIs and its network over both regions. */
export function createGoogleFoundation(config: PlatformConfig, providers: ByRegion<pulumi.ProviderResource>) {
    const { project } = config.google;
    const provider = forNoRegion(providers);
    const services = new ProjectServices("google", { project, services: SERVICES, provider });
    const network = new Network(
        "platform",
        {
            project,
            blocks: forRegions(config.regions, (region) => inRegion(config.network, region)),
            providers,
        },
        { after: [services] },
    );
    return { project, services, networks: network.regions, providers };
}
