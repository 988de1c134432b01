import type { RouterConfig } from "../../../components/cloudflare/edge-router/configuration/config.ts";
import type { ByRegion } from "../../../components/core/by-region.ts";
import type { RegionPair } from "../../../components/core/region-pair.ts";
import { routerConfigOf } from "../edge.ts";
import { OBJECTIVES } from "./objectives.ts";
import { HEALTH_PATHS } from "./tables.ts";

/** A read leaves a silent region after ten times the promised P99 of a database read; reports get their own P99 and half. */
const FIRST_BYTE = 10 * OBJECTIVES.latency.databaseRead.p99.milliseconds;
const REPORT = 1.5 * OBJECTIVES.latency.report.p99.milliseconds;

/** The router's configuration, from the same regions and objectives as everything else. */
export function routerConfig(name: string, regions: RegionPair, origins: ByRegion<string>): RouterConfig {
    return routerConfigOf(name, {
        regions,
        origins,
        timeouts: {
            connectAndFirstByteMs: FIRST_BYTE,
            readMs: 2 * REPORT,
            writeMs: 30_000,
            slowPaths: [{ pathPrefix: "/api/reports", firstByteMs: REPORT }],
        },
        healthPath: HEALTH_PATHS.edge,
    });
}
