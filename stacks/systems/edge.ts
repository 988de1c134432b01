import type { RouterConfig, Timeouts } from "../../components/cloudflare/edge-router/configuration/config.ts";
import type { HostRules } from "../../components/cloudflare/zone-rules.ts";
import { type ByRegion, inRegion } from "../../components/core/by-region.ts";
import { Duration } from "../../components/core/duration.ts";
import { inOrder, type RegionPair } from "../../components/core/region-pair.ts";

/** What the zone does for a system's host name before a request reaches the router. */
export function edgeRules(
    name: string,
    { host, requestsPerMinute }: { readonly host: string; readonly requestsPerMinute: number },
): HostRules {
    return {
        name: name.replaceAll("-", "_"),
        host,
        rateLimit: { requests: requestsPerMinute, per: Duration.minutes(1), block: Duration.minutes(1) },
        assets: { prefix: "/assets/", keep: Duration.days(365) },
        api: "/api/",
    };
}

/** When a region is bad, and which answers send a read to the other one. */
const JUDGEMENT = {
    evidence: { consecutiveFailures: 5, expiresAfterMs: 30_000 },
    retry: {
        otherRegionOn: [500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530],
        methods: ["GET", "HEAD", "OPTIONS"],
    },
} as const;

const ONE_VERSION: RouterConfig["versions"] = { default: "v1", known: [{ name: "v1", state: "active" }] };

interface Routed extends Pick<RouterConfig, "timeouts" | "healthPath"> {
    readonly regions: RegionPair;
    /** Hosts of the regions' entrances. */
    readonly origins: ByRegion<string>;
    /** Default: `v1` alone. */
    readonly versions?: RouterConfig["versions"];
}

/** The configuration of a system's router: reads go to the primary region first, writes to the writer. */
export function routerConfigOf(
    name: string,
    { regions, origins, timeouts, versions = ONE_VERSION, healthPath }: Routed,
): RouterConfig {
    return {
        schemaVersion: 1,
        system: name,
        regions: inOrder(regions).map((region) => ({ name: region, origin: inRegion(origins, region) })),
        writer: regions.writer,
        timeouts,
        ...JUDGEMENT,
        versions,
        healthPath,
    };
}

/** No request is given up before its own time is over; a read may take it in both regions. */
export function patientTimeouts(limit: Duration): Timeouts {
    const once = limit.milliseconds;
    return { connectAndFirstByteMs: once, readMs: 2 * once, writeMs: once, slowPaths: [] };
}
