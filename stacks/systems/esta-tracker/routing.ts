import type { RouterConfig } from "../../../components/cloudflare/edge-router/configuration/config.ts";
import type { ByRegion } from "../../../components/core/by-region.ts";
import type { RegionPair } from "../../../components/core/region-pair.ts";
import { issuerOf, routerConfigOf } from "../edge.ts";
import { cacheOf, LIMITS, WRITES } from "./api.ts";
import type { EstaTrackerConfig } from "./config.ts";
import { OBJECTIVES } from "./objectives.ts";
import { HEALTH_PATHS } from "./tables.ts";

/** A read leaves a silent region after ten times the promised P99 of a database read; reports get their own P99 and half. */
const FIRST_BYTE = 10 * OBJECTIVES.latency.databaseRead.p99.milliseconds;
const REPORT = 1.5 * OBJECTIVES.latency.report.p99.milliseconds;

/** The router's configuration, from the same regions and objectives as everything else. */
export function routerConfig(
    name: string,
    { isolated, auth }: Pick<EstaTrackerConfig, "isolated" | "auth">,
    regions: RegionPair,
    origins: ByRegion<string>,
): RouterConfig {
    const routed = routerConfigOf(name, {
        regions,
        origins,
        timeouts: {
            connectAndFirstByteMs: FIRST_BYTE,
            readMs: 2 * REPORT,
            writeMs: 30_000,
            slowPaths: [{ pathPrefix: "/api/reports", firstByteMs: REPORT }],
        },
        healthPath: HEALTH_PATHS.edge,
        isolated,
        probe: { path: HEALTH_PATHS.all, databasePath: HEALTH_PATHS.database, readPath: HEALTH_PATHS.database },
        triggers: OBJECTIVES.triggers,
    });
    // Without tokens nobody's tenant is known: then nothing is kept for one, counted for one or queued for one.
    if (auth === undefined) return routed;
    const identity = { ...issuerOf(auth), tenantClaim: "tenant", roleClaims: ["role"] };
    return { ...routed, identity, writes: WRITES, cache: cacheOf(name), limits: LIMITS };
}
