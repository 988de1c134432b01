/** A good edge on Cloudflare: one load balancer over a pool per region, its zone, and the rules of the zone. */

import { type Json, type Properties, type StateResource, secret } from "../state.ts";

export const MONITOR = "esta-tracker-monitor";
export const LOAD_BALANCER = "esta-tracker-balancer";
export const POOL = "pool-us-central1";
const HOST = "api.example.com";

interface Place {
    /** Name of the system that the load balancer belongs to. */
    readonly system: string;
    readonly regions: readonly string[];
}

/** What stands before the origins `<region>.origin.example.com`, whose records are named `origin-<region>-record`. */
export function edge({ system, regions }: Place): readonly StateResource[] {
    const place = { parent: system, provider: "cloudflare" } as const;
    const pools = regions.map((region) => `pool-${region}`);
    const poolIds = pools.map((pool) => `${pool}-id`);
    return [
        ...regions.map((region) => ({ ...pool(region), ...place })),
        { ...monitor, ...place },
        {
            type: "cloudflare:index/loadBalancer:LoadBalancer",
            name: LOAD_BALANCER,
            id: "balancer-id",
            ...place,
            outputs: {
                zoneId: "zone-id",
                name: HOST,
                enabled: true,
                proxied: true,
                steeringPolicy: "off",
                sessionAffinity: "none",
                adaptiveRouting: { failoverAcrossPools: true },
                defaultPools: poolIds,
                fallbackPool: poolIds.at(-1) ?? "",
                regionPools: {},
                rules: [],
            },
            madeFrom: { defaultPools: pools, fallbackPool: pools.slice(-1), zoneId: ["zone"] },
        },
        {
            type: "cloudflare:index/notificationPolicy:NotificationPolicy",
            name: "pool-notifications",
            id: "notification-id",
            ...place,
            outputs: {
                name: "a region's health changed",
                alertType: "load_balancing_health_alert",
                enabled: true,
                filters: { poolIds, newHealths: ["Unhealthy", "Healthy"], eventSources: ["pool"] },
                mechanisms: { emails: [{ id: "on-call@example.com" }] },
            },
            madeFrom: { filters: pools },
        },
        {
            type: "cloudflare:index/workersRoute:WorkersRoute",
            name: "router-route",
            id: "route-id",
            ...place,
            outputs: { zoneId: "zone-id", pattern: `${HOST}/*`, script: "esta-tracker-router" },
        },
        {
            type: "cloudflare:index/workersScript:WorkersScript",
            name: "router-script",
            id: "esta-tracker-router",
            ...place,
            outputs: {
                scriptName: "esta-tracker-router",
                bindings: [
                    { name: "ORIGIN_TOKEN", type: "secret_text", text: secret("v1:router") },
                    { name: "CONFIG", type: "json", json: JSON.stringify(ROUTER_CONFIG) },
                ],
            },
        },
        ...site.map((resource) => ({ ...resource, ...place })),
        ...zone.map((resource) => ({ ...resource, provider: "cloudflare" })),
    ];
}

/** What the router's isolates decide together, as far as rules read it. */
export const ROUTER_CONFIG = {
    coordination: {
        snapshotMs: 1000,
        reportMs: 1000,
        rate: { windowMs: 10_000, longWindowMs: 25_000, worstPercent: 10 },
        databaseUnreachableMs: 30_000,
        probe: { intervalMs: 2000, timeoutMs: 1000 },
        ramp: { percents: [1, 5, 10, 25, 50, 100] },
    },
};

const monitor: StateResource = {
    type: "cloudflare:index/loadBalancerMonitor:LoadBalancerMonitor",
    name: MONITOR,
    id: "monitor-id",
    outputs: {
        type: "https",
        path: "/api/health",
        expectedCodes: "200",
        followRedirects: false,
        allowInsecure: false,
        interval: 15,
        timeout: 3,
        retries: 1,
        consecutiveDown: 1,
        consecutiveUp: 3,
    },
};

function pool(region: string): StateResource {
    return {
        type: "cloudflare:index/loadBalancerPool:LoadBalancerPool",
        name: `pool-${region}`,
        id: `pool-${region}-id`,
        outputs: {
            name: `esta-tracker-${region}`,
            enabled: true,
            minimumOrigins: 1,
            checkRegions: ["ENAM", "WEU", "WNAM"],
            monitor: "monitor-id",
            origins: [{ name: region, address: `${region}.origin.example.com`, enabled: true, port: 443, weight: 1 }],
        },
        madeFrom: { monitor: [MONITOR], origins: [`origin-${region}-record`] },
    };
}

/** Static files served by a Worker under a name of their own. */
const site: readonly StateResource[] = [
    {
        type: "cloudflare:index/worker:Worker",
        name: "site-worker",
        id: "worker-id",
        outputs: { name: "esta-tracker-site", subdomain: { enabled: false, previewsEnabled: false } },
    },
    {
        type: "cloudflare:index/workerVersion:WorkerVersion",
        name: "site-version",
        id: "version-id",
        outputs: { workerId: "worker-id", assets: { directory: "site" } },
        madeFrom: { workerId: ["site-worker"] },
    },
    {
        type: "cloudflare:index/workersDeployment:WorkersDeployment",
        name: "site-deployment",
        id: "deployment-id",
        outputs: {
            scriptName: "esta-tracker-site",
            strategy: "percentage",
            versions: [{ versionId: "version-id", percentage: 100 }],
        },
        madeFrom: { scriptName: ["site-worker"], versions: ["site-version"] },
    },
    {
        type: "cloudflare:index/workersCustomDomain:WorkersCustomDomain",
        name: "site-domain",
        id: "domain-id",
        outputs: { hostname: "www.example.com", service: "esta-tracker-site", zoneId: "zone-id" },
        madeFrom: { service: ["site-worker"] },
    },
];

const YEAR_SECONDS = 31_536_000;
const assets: Properties = {
    action: "set_cache_settings",
    actionParameters: {
        cache: true,
        browserTtl: { mode: "override_origin", default: YEAR_SECONDS },
        edgeTtl: { mode: "override_origin", default: YEAR_SECONDS },
    },
    enabled: true,
    expression: `(http.host eq "${HOST}" and starts_with(http.request.uri.path, "/assets/"))`,
};
const api: Properties = {
    action: "set_cache_settings",
    actionParameters: { cache: false },
    enabled: true,
    expression: `(http.host eq "${HOST}" and starts_with(http.request.uri.path, "/api/"))`,
};
const managed: Properties = {
    action: "execute",
    actionParameters: { id: "efb7b8c949ac4650a09736fc376e9aee" },
    enabled: true,
    expression: "true",
};
const rate: Properties = {
    action: "block",
    enabled: true,
    expression: `(http.host eq "${HOST}")`,
    ratelimit: {
        characteristics: ["cf.colo.id", "ip.src"],
        period: 60,
        requestsPerPeriod: 1200,
        mitigationTimeout: 60,
    },
};

const zone: readonly StateResource[] = [
    {
        type: "cloudflare:index/zone:Zone",
        name: "zone",
        id: "zone-id",
        options: { protect: true },
        outputs: { name: "example.com", type: "full", paused: false },
    },
    ofZone("zoneDnssec:ZoneDnssec", "zone-dnssec", { status: "active" }),
    ofZone("tieredCache:TieredCache", "zone-tiered-cache", { value: "on" }),
    ofZone("authenticatedOriginPullsSettings:AuthenticatedOriginPullsSettings", "zone-origin-pulls", {
        enabled: true,
    }),
    ruleset("http_request_firewall_managed", [managed]),
    ruleset("http_ratelimit", [rate]),
    ruleset("http_request_cache_settings", [assets, api]),
    setting("ssl", "strict"),
    setting("always_use_https", "on"),
    setting("min_tls_version", "1.2"),
    setting("websockets", "on"),
    setting("development_mode", "off"),
    setting("security_header", { strict_transport_security: { enabled: true, max_age: YEAR_SECONDS } }),
    setting("brotli", "on"),
];

function ofZone(type: string, name: string, outputs: Properties): StateResource {
    return {
        type: `cloudflare:index/${type}`,
        name,
        id: `${name}-id`,
        outputs: { zoneId: "zone-id", ...outputs },
        madeFrom: { zoneId: ["zone"] },
    };
}

function ruleset(phase: string, rules: readonly Properties[]): StateResource {
    return ofZone("ruleset:Ruleset", `zone-${phase.replaceAll("_", "-")}`, { kind: "zone", name: phase, phase, rules });
}

function setting(settingId: string, value: Json): StateResource {
    return ofZone("zoneSetting:ZoneSetting", `zone-${settingId.replaceAll("_", "-")}`, { settingId, value });
}
