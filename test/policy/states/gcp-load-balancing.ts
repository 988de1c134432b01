/** A state in which every rule passes, with the whole of ESTA Tracker's regional load balancers. */

import { estaState, REGIONS, SYSTEM } from "../esta-state.ts";
import type { State, StateResource } from "../state.ts";

const PROJECT = "example-project";

export const BACKEND = "origin-us-central1-backend";
export const TWIN_BACKEND = "origin-us-east1-backend";
export const GROUP = "origin-us-central1-endpoints";
export const TWIN_GROUP = "origin-us-east1-endpoints";
export const ARMOR = "origin-us-central1-armor";
export const ROUTES = "origin-us-central1-routes";
export const TWIN_ROUTES = "origin-us-east1-routes";
export const CERTIFICATE = "origin-us-central1-certificate";
export const PROOF = "origin-us-central1-proof-bypass";
export const ZONE = "bypass-zone";

export function loadBalancingState(stack = "prod"): State {
    const state = estaState(stack).plus(zone, ...REGIONS.flatMap(regional));
    return REGIONS.reduce(
        (changed, region) =>
            changed
                .set(`origin-${region}-proxy`, {
                    urlMap: id(region, "urlMaps"),
                    certificateManagerCertificates: [certificateId(region)],
                })
                .facts(`origin-${region}-proxy`, { id: id(region, "targetHttpsProxies") })
                .set(`origin-${region}-entrance`, { target: id(region, "targetHttpsProxies") }),
        state,
    );
}

const zone: StateResource = {
    type: "gcp:dns/managedZone:ManagedZone",
    name: ZONE,
    id: `projects/${PROJECT}/managedZones/bypass`,
    parent: SYSTEM,
    provider: "gcp-us-central1",
    options: { protect: true },
    outputs: { name: "bypass", dnsName: "example.net.", visibility: "public", dnssecConfig: { state: "on" } },
};

function id(region: string, collection: string, name = "origin"): string {
    return `projects/${PROJECT}/regions/${region}/${collection}/${name}`;
}

function certificateId(region: string): string {
    return `projects/${PROJECT}/locations/${region}/certificates/origin`;
}

function regional(region: string): readonly StateResource[] {
    const place = { parent: SYSTEM, provider: `gcp-${region}` };
    const everybody = { versionedExpr: "SRC_IPS_V1", config: { srcIpRanges: ["*"] } };
    const backend = (suffix: string): StateResource => ({
        type: "gcp:compute/regionBackendService:RegionBackendService",
        name: `origin-${region}-backend${suffix}`,
        id: id(region, "backendServices", `origin${suffix}`),
        ...place,
        outputs: {
            region,
            loadBalancingScheme: "EXTERNAL_MANAGED",
            protocol: "HTTPS",
            backends: [{ group: id(region, "networkEndpointGroups"), capacityScaler: 1 }],
            logConfig: { enable: true, sampleRate: 1 },
            securityPolicy: id(region, "securityPolicies"),
        },
        madeFrom: { backends: [`origin-${region}-endpoints`], securityPolicy: [`origin-${region}-armor`] },
    });
    return [
        {
            type: "gcp:compute/regionNetworkEndpointGroup:RegionNetworkEndpointGroup",
            name: `origin-${region}-endpoints`,
            id: id(region, "networkEndpointGroups"),
            ...place,
            outputs: { region, networkEndpointType: "SERVERLESS", cloudRun: { service: `api-${region}-service` } },
            madeFrom: { cloudRun: [`api-${region}-service`] },
        },
        {
            type: "gcp:compute/regionSecurityPolicy:RegionSecurityPolicy",
            name: `origin-${region}-armor`,
            id: id(region, "securityPolicies"),
            ...place,
            outputs: {
                region,
                type: "CLOUD_ARMOR",
                rules: [
                    {
                        action: "throttle",
                        priority: 1000,
                        match: everybody,
                        rateLimitOptions: { conformAction: "allow", exceedAction: "deny(429)", enforceOnKey: "IP" },
                    },
                    { action: "allow", priority: 2147483647, match: everybody },
                ],
            },
        },
        backend(""),
        backend("-v2"),
        {
            type: "gcp:compute/regionUrlMap:RegionUrlMap",
            name: `origin-${region}-routes`,
            id: id(region, "urlMaps"),
            ...place,
            outputs: {
                region,
                defaultService: id(region, "backendServices"),
                pathMatchers: [
                    {
                        name: "paths",
                        defaultService: id(region, "backendServices"),
                        pathRules: [
                            { paths: ["/api/v2", "/api/v2/*"], service: id(region, "backendServices", "origin-v2") },
                        ],
                    },
                ],
            },
            madeFrom: {
                defaultService: [`origin-${region}-backend`],
                pathMatchers: [`origin-${region}-backend`, `origin-${region}-backend-v2`],
            },
        },
        ...certified(region),
    ];
}

function certified(region: string): readonly StateResource[] {
    const place = { parent: SYSTEM, provider: `gcp-${region}` };
    const domains: Readonly<Record<string, string>> = {
        origin: `${region}.origin.example.com`,
        bypass: "api.example.net",
    };
    const authorization = (name: string) => `projects/${PROJECT}/locations/${region}/dnsAuthorizations/${name}`;
    const proof = (name: string) => ({
        name: `_acme-${region}.${domains[name]}.`,
        data: `${name}.${region}.proof.example.com.`,
    });
    return [
        ...Object.entries(domains).map(
            ([name, domain]): StateResource => ({
                type: "gcp:certificatemanager/dnsAuthorization:DnsAuthorization",
                name: `origin-${region}-proof-${name}`,
                id: authorization(name),
                ...place,
                outputs: {
                    domain,
                    location: region,
                    type: "PER_PROJECT_RECORD",
                    dnsResourceRecords: [{ ...proof(name), type: "CNAME" }],
                },
            }),
        ),
        {
            type: "gcp:certificatemanager/certificate:Certificate",
            name: `origin-${region}-certificate`,
            id: certificateId(region),
            ...place,
            outputs: {
                location: region,
                managed: {
                    domains: Object.values(domains),
                    dnsAuthorizations: Object.keys(domains).map(authorization),
                },
            },
            madeFrom: { managed: Object.keys(domains).map((name) => `origin-${region}-proof-${name}`) },
        },
        {
            type: "gcp:dns/recordSet:RecordSet",
            name: `bypass-proof-${region}`,
            id: `projects/${PROJECT}/managedZones/bypass/rrsets/${proof("bypass").name}/CNAME`,
            ...place,
            outputs: { name: proof("bypass").name, type: "CNAME", ttl: 300, rrdatas: [proof("bypass").data] },
            madeFrom: { rrdatas: [`origin-${region}-proof-bypass`] },
        },
        {
            type: "cloudflare:index/dnsRecord:DnsRecord",
            name: `origin-proof-${region}`,
            id: `origin-proof-${region}-id`,
            parent: SYSTEM,
            provider: "cloudflare",
            outputs: {
                name: proof("origin").name.replace(/\.$/, ""),
                type: "CNAME",
                ttl: 300,
                proxied: false,
                content: proof("origin").data,
            },
            madeFrom: { content: [`origin-${region}-proof-origin`] },
        },
    ];
}
