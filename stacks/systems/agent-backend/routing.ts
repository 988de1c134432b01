import type { GatewayConfig } from "../../../components/cloudflare/auth-gateway/config.ts";
import type { RouterConfig } from "../../../components/cloudflare/edge-router/configuration/config.ts";
import type { ByRegion } from "../../../components/core/by-region.ts";
import { Duration } from "../../../components/core/duration.ts";
import type { RegionPair } from "../../../components/core/region-pair.ts";
import { issuerOf, patientTimeouts, routerConfigOf } from "../edge.ts";
import type { AgentBackendConfig } from "./config.ts";
import { HEALTH_PATHS, LONGEST_REQUEST } from "./tables.ts";

/** Time that an answer may take on its way, beyond the longest request. */
const ON_THE_WAY_MS = 1000;

/** The router's configuration: no request is given up before its own time is over. */
export function routerConfig(
    name: string,
    { isolated }: Pick<AgentBackendConfig, "isolated">,
    regions: RegionPair,
    origins: ByRegion<string>,
): RouterConfig {
    const limit = Duration.milliseconds(LONGEST_REQUEST.milliseconds + ON_THE_WAY_MS);
    return routerConfigOf(name, {
        regions,
        origins,
        timeouts: patientTimeouts(limit),
        healthPath: HEALTH_PATHS.edge,
        isolated,
        probe: { path: HEALTH_PATHS.process, databasePath: HEALTH_PATHS.ready, readPath: HEALTH_PATHS.ready },
    });
}

/** Tokens of one issuer, for this service; health alone needs none (AG-06). */
export function gatewayConfig(name: string, { auth }: Pick<AgentBackendConfig, "auth">): GatewayConfig {
    return {
        schemaVersion: 1,
        system: name,
        ...issuerOf(auth),
        openPaths: Object.values(HEALTH_PATHS),
        claims: ["scope"],
    };
}
