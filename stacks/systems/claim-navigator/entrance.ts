import { inRegion } from "../../../components/core/by-region.ts";
import type { WarmStandbyService } from "../../../components/gcp/warm-standby-service.ts";
import type { Entrance } from "../origins.ts";
import type { ClaimNavigatorArgs } from "./system.ts";

/**
 * What one region's entrance sends where (CN-08): each version's paths to its own service, everything else to the default
 * version. Retired versions have no service; the router answers for them before a request gets here.
 */
export function entranceOf(
    { versions, requestsPerMinute }: Pick<ClaimNavigatorArgs, "versions" | "requestsPerMinute">,
    services: Readonly<Record<string, WarmStandbyService>>,
    region: string,
): Entrance {
    const serviceOf = (version: string) => {
        const { [version]: service } = services;
        if (!service) throw new RangeError(`version must be one that runs (${Object.keys(services)}), got ${version}`);
        return inRegion(service.services, region).serviceName;
    };
    return {
        serviceName: serviceOf(versions.default),
        routes: Object.keys(services)
            .filter((version) => version !== versions.default)
            .map((version) => ({
                name: version,
                pathPrefix: `/api/${version}`,
                serviceName: serviceOf(version),
            })),
        furtherHosts: [],
        requestsPerMinute,
    };
}
