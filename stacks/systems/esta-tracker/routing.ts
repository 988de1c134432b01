import type { RouterConfig } from "../../../components/cloudflare/edge-router/config.ts";
import type { HostRules } from "../../../components/cloudflare/zone-rules.ts";
import { type ByRegion, inRegion } from "../../../components/core/by-region.ts";
import { Duration } from "../../../components/core/duration.ts";
import { inOrder, type RegionPair } from "../../../components/core/region-pair.ts";
import type { EstaTrackerConfig } from "./config.ts";
import { OBJECTIVES } from "./objectives.ts";
import { HEALTH_PATHS } from "./tables.ts";

/** What the zone does for the system's host name before a request reaches the router (ET-03). */
export function edgeRules(name: string, { host, requestsPerMinute }: EstaTrackerConfig): HostRules {
    return {
        name: name.replaceAll("-", "_"),
        host,
        rateLimit: { requests: requestsPerMinute, per: Duration.minutes(1), block: Duration.minutes(1) },
        assets: { prefix: "/assets/", keep: Duration.days(365) },
        api: "/api/",
    };
}

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
        evidence: { consecutiveFailures: 5, expiresAfterMs: 30_000 },
        retry: {
            otherRegionOn: [500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530],
            methods: ["GET", "HEAD", "OPTIONS"],
        },
        versions: { default: "v1", known: [{ name: "v1", state: "active" }] },
        healthPath: HEALTH_PATHS.edge,
    };
}
