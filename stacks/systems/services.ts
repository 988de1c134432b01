import { inRegion } from "../../components/core/by-region.ts";
import type { WarmStandbyService } from "../../components/gcp/warm-standby-service.ts";

/** IAM members of all services by a stable name, such as `api-us-central1`. */
export function membersOf(services: Readonly<Record<string, WarmStandbyService>>) {
    return Object.fromEntries(
        Object.entries(services).flatMap(([role, { identities }]) =>
            Object.entries(identities).map(([region, { member }]) => [`${role}-${region}`, member]),
        ),
    );
}

/** A service in both regions as the contract shows it. */
export function servicesOf({ services, identities }: WarmStandbyService) {
    return Object.fromEntries(
        Object.entries(services).map(([region, { serviceName }]) => [
            region,
            { name: serviceName, serviceAccount: inRegion(identities, region).email },
        ]),
    );
}
