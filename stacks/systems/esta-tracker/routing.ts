import type { RouterConfig } from "../../../components/cloudflare/edge-router/config.ts";
import { type ByRegion, inRegion } from "../../../components/core/by-region.ts";
import { inOrder, type RegionPair } from "../../../components/core/region-pair.ts";
import { ROUTER_JUDGEMENT } from "../edge.ts";
import { OBJECTIVES } from "./objectives.ts";
import { HEALTH_PATHS } from "./tables.ts";

/** A read leaves a silent region after ten times the promised P99 of a database read; reports get their own P99 and half. */
const FIRST_BYTE = 10 * OBJECTIVES.latency.databaseRead.p99.milliseconds;
const REPORT = 1.5 * OBJECTIVES.latency.report.p99.milliseconds;

/** The router's configuration, from the same regions and objectives as everything else. */
export function routerConfig(name: string, regions: RegionPair, origins: ByRegion<string>): RouterConfig {
    return {
        schemaVersion: 1,
        system: name,
        regions: inOrder(regions).map((region) => ({ name: region, origin: inRegion(origins, region) })),
        writer: regions.writer,
        timeouts: {
            connectAndFirstByteMs: FIRST_BYTE,
            readMs: 2 * REPORT,
            writeMs: 30_000,
            slowPaths: [{ pathPrefix: "/api/reports", firstByteMs: REPORT }],
        },
        ...ROUTER_JUDGEMENT,
        versions: { default: "v1", known: [{ name: "v1", state: "active" }] },
        healthPath: HEALTH_PATHS.edge,
    };
}
