import type { RouterConfig, Timeouts } from "../../components/cloudflare/edge-router/configuration/config.ts";
import {
    type CoordinationConfig,
    defaultCoordination,
    type ProbeRule,
} from "../../components/cloudflare/edge-router/coordination/config.ts";
import type { IssuerConfig } from "../../components/cloudflare/edge-router/identity/config.ts";
import type { HostRules } from "../../components/cloudflare/zone-rules.ts";
import { type ByRegion, inRegion } from "../../components/core/by-region.ts";
import { Duration } from "../../components/core/duration.ts";
import type { Objectives } from "../../components/core/objectives.ts";
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
    /** What the coordinator asks of a region. */
    readonly probe: Pick<ProbeRule, "path" | "databasePath" | "readPath">;
    /** Regions that an operator has taken out of service. Default: none. */
    readonly isolated?: readonly string[] | undefined;
    /** What the system promises about moving away from a region, where it promises anything. */
    readonly triggers?: Pick<Objectives["triggers"], "database" | "errorRate">;
}

/** The configuration of a system's router: reads go to the primary region first, writes to the writer. */
export function routerConfigOf(
    name: string,
    { regions, origins, timeouts, versions = ONE_VERSION, healthPath, ...decided }: Routed,
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
        coordination: coordinationOf(decided),
    };
}

/** All values are written out, so that whoever reads the configuration, such as a rule, needs no defaults. */
function coordinationOf({
    probe,
    isolated = [],
    triggers: { database, errorRate } = {},
}: Pick<Routed, "probe" | "isolated" | "triggers">): CoordinationConfig {
    return {
        ...defaultCoordination,
        isolated,
        ...(database !== undefined && { databaseUnreachableMs: database.unreachable.milliseconds }),
        rate: {
            ...defaultCoordination.rate,
            ...(errorRate !== undefined && { worstPercent: Math.round(100 * errorRate.ratio) }),
        },
        probe: { ...defaultCoordination.probe, ...probe },
    };
}

/** No request is given up before its own time is over; a read may take it in both regions. */
export function patientTimeouts(limit: Duration): Timeouts {
    const once = limit.milliseconds;
    return { connectAndFirstByteMs: once, readMs: 2 * once, writeMs: once, slowPaths: [] };
}

/** Who issues the tokens of a system's users, as its settings say. */
interface Issuer {
    readonly issuer: string;
    readonly audience: string;
    readonly jwksUrl: string;
}

/** How tokens of an issuer are checked at the edge, and how its keys are kept. */
export function issuerOf({ issuer, audience, jwksUrl }: Issuer): IssuerConfig {
    return {
        issuer,
        audiences: [audience],
        jwksUrl,
        algorithms: ["RS256", "ES256"],
        clockSkewSeconds: 30,
        keys: {
            freshForMs: Duration.minutes(10).milliseconds,
            refetchAfterMs: Duration.seconds(15).milliseconds,
            staleForMs: Duration.hours(4).milliseconds,
            timeoutMs: Duration.seconds(3).milliseconds,
        },
    };
}
