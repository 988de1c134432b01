import { Network } from "../../components/gcp/network.ts";
import { ProjectServices } from "../../components/gcp/project-services.ts";
import type { PlatformConfig } from "../config.ts";
import type { Providers } from "../providers.ts";

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
export function createGoogleFoundation(config: PlatformConfig, providers: Providers) {
    const { project } = config.google;
    const { [config.regions.primary]: provider } = providers.google;
    if (!provider) throw new RangeError(`no provider for region ${config.regions.primary}`);
    const services = new ProjectServices("google", { project, services: SERVICES, provider });
    const network = new Network(
        "platform",
        { project, blocks: blocksInUse(config), providers: providers.google },
        { dependsOn: [services] },
    );
    return { project, networks: network.regions, providers: providers.google };
}

/** The configured blocks of the two regions; a stack file may list regions that it does not use yet. */
function blocksInUse({ network, regions }: PlatformConfig): Record<string, string> {
    return Object.fromEntries(
        Object.entries(network).filter(([region]) => region === regions.primary || region === regions.failover),
    );
}
