import type { RouterConfig } from "../../../components/cloudflare/edge-router/configuration/config.ts";
import type { ByRegion } from "../../../components/core/by-region.ts";
import { Duration } from "../../../components/core/duration.ts";
import type { RegionPair } from "../../../components/core/region-pair.ts";
import { patientTimeouts, routerConfigOf } from "../edge.ts";
import type { ClaimNavigatorConfig } from "./config.ts";
import { HEALTH_PATHS } from "./tables.ts";

/** Time that an answer may take on its way, beyond the function's own limit. */
const ON_THE_WAY_MS = 500;

/** The router's configuration: no request is given up before its function's own time is over, so the slowest version decides. */
export function routerConfig(
    name: string,
    { versions, releases, isolated }: Pick<ClaimNavigatorConfig, "versions" | "releases" | "isolated">,
    regions: RegionPair,
    origins: ByRegion<string>,
): RouterConfig {
    const longest = Math.max(...Object.values(releases).map(({ timeoutSeconds }) => timeoutSeconds));
    return routerConfigOf(name, {
        regions,
        origins,
        timeouts: patientTimeouts(Duration.milliseconds(longest * 1000 + ON_THE_WAY_MS)),
        versions: { default: versions.default, known: versions.known.map(withoutGaps) },
        healthPath: HEALTH_PATHS.edge,
        isolated,
        probe: { path: HEALTH_PATHS.all, databasePath: HEALTH_PATHS.database, readPath: HEALTH_PATHS.database },
    });
}

/** The router tells a value that is absent from one that is there and undefined. */
function withoutGaps({
    name,
    state,
    deprecatedAt,
    sunsetAt,
    successor,
}: ClaimNavigatorConfig["versions"]["known"][number]) {
    return {
        name,
        state,
        ...(deprecatedAt !== undefined && { deprecatedAt }),
        ...(sunsetAt !== undefined && { sunsetAt }),
        ...(successor !== undefined && { successor }),
    };
}
