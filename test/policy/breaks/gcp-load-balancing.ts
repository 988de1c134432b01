import type { Break } from "../break.ts";
import type { ExportedState } from "../exported-state.ts";

const BACKEND = "RegionBackendService/esta-tracker-origin-us-central1-backend";
const STANDBY_CERTIFICATE = "Certificate/esta-tracker-origin-us-east1-certificate";
const BYPASS = "RecordSet/esta-tracker-bypass-address";
const CHECK = "HealthCheck/esta-tracker-bypass-check";

/** A backend service with instances behind it, as a fork might have; production's services are all serverless. */
function withMachines(prod: ExportedState): ExportedState {
    return prod.plus({
        type: "gcp:compute/regionBackendService:RegionBackendService",
        name: "esta-tracker-reports-backend",
        like: "RegionBackendService/esta-tracker-origin-us-east1-backend",
        outputs: {
            region: "us-east1",
            loadBalancingScheme: "INTERNAL_MANAGED",
            backends: [{ group: "projects/example-project/regions/us-east1/instanceGroups/reports" }],
            healthChecks: "projects/example-project/regions/us-east1/healthChecks/reports",
            connectionDrainingTimeoutSec: 60,
            logConfig: { enable: true, sampleRate: 1 },
        },
    });
}

/** One address for both regions, in place of an entrance for each. */
function withGlobalService(prod: ExportedState): ExportedState {
    const group = (region: string) => {
        const id = `RegionBackendService/esta-tracker-origin-${region}-backend`;
        return { group: groupOf(prod, id) };
    };
    return prod.plus({
        type: "gcp:compute/backendService:BackendService",
        name: "esta-tracker-everywhere",
        like: BACKEND,
        outputs: {
            loadBalancingScheme: "EXTERNAL_MANAGED",
            backends: [group("us-central1"), group("us-east1")],
            logConfig: { enable: true, sampleRate: 1 },
            securityPolicy: "projects/example-project/global/securityPolicies/everywhere",
        },
    });
}

function groupOf(prod: ExportedState, service: string) {
    const { backends } = prod.properties(service);
    const first = Array.isArray(backends) ? backends[0] : undefined;
    return typeof first === "object" && "group" in first ? first.group : "";
}

/** Mistakes with Google Cloud's load balancers, their names and their certificates. */
export const breaks: readonly Break[] = [
    {
        rule: "external-address-has-an-entrance",
        what: "an entrance is taken away and its address stays",
        change: (prod) => prod.without("ForwardingRule/claim-navigator-origin-us-east1-entrance"),
    },
    {
        rule: "bypass-dns-within-partition-objective",
        what: "clients keep the address of a lost region for ten minutes",
        change: (prod) => prod.at(BYPASS, "ttl", 600),
    },
    {
        rule: "dns-record-fails-over",
        what: "the bypass name is one address",
        change: (prod) => prod.at(BYPASS, "routingPolicy", undefined).at(BYPASS, "rrdatas", ["198.18.111.171"]),
    },
    {
        rule: "https-proxy-has-an-ssl-policy",
        what: "a load balancer ends TLS as old as clients like",
        change: (prod) =>
            prod.at("RegionTargetHttpsProxy/esta-tracker-origin-us-central1-proxy", "sslPolicy", undefined),
    },
    {
        rule: "tls-policy-starts-at-1-2",
        what: "a policy lets in TLS 1.0",
        change: (prod) => prod.at("RegionSslPolicy/esta-tracker-origin-us-central1-tls", "minTlsVersion", "TLS_1_0"),
    },
    {
        rule: "backend-service-logs-requests",
        what: "requests are not logged",
        change: (prod) => prod.at(BACKEND, "logConfig.enable", false),
    },
    {
        rule: "backend-service-behind-a-security-policy",
        what: "requests meet no security policy",
        change: (prod) => prod.at(BACKEND, "securityPolicy", undefined),
    },
    {
        rule: "security-policy-limits-rates",
        what: "nobody is told to slow down",
        change: (prod) =>
            prod.at("RegionSecurityPolicy/esta-tracker-origin-us-central1-armor", "rules[2].preview", true),
    },
    {
        rule: "backend-service-has-a-health-check",
        what: "nobody asks machines how they are",
        addition: withMachines,
        change: (prod) => prod.at("RegionBackendService/esta-tracker-reports-backend", "healthChecks", undefined),
    },
    {
        rule: "backend-service-drains-connections",
        what: "machines are taken away in the middle of requests",
        addition: withMachines,
        change: (prod) =>
            prod.at("RegionBackendService/esta-tracker-reports-backend", "connectionDrainingTimeoutSec", 0),
    },
    {
        rule: "global-backend-service-spans-regions",
        what: "an address for the world leads to one region",
        addition: withGlobalService,
        change: (prod) =>
            prod.at("BackendService/esta-tracker-everywhere", "backends", [{ group: groupOf(prod, BACKEND) }]),
    },
    {
        rule: "endpoint-group-keeps-service-health",
        what: "an endpoint group names a tag",
        change: (prod) =>
            prod.at("RegionNetworkEndpointGroup/esta-tracker-origin-us-central1-endpoints", "cloudRun.tag", "live"),
    },
    {
        rule: "endpoint-group-stays-in-its-region",
        what: "the failover region's entrance names the primary's service",
        change: (prod) =>
            prod.at(
                "RegionNetworkEndpointGroup/esta-tracker-origin-us-east1-endpoints",
                "cloudRun.service",
                "esta-tracker-api-us-central1",
            ),
    },
    {
        rule: "url-map-twins-route-alike",
        what: "the failover region does not know a version of the API",
        change: (prod) => prod.at("RegionUrlMap/claim-navigator-origin-us-east1-routes", "pathMatchers", []),
    },
    {
        rule: "backend-service-twin-in-failover-region",
        what: "a backend service has no twin",
        change: (prod) => prod.without("RegionBackendService/esta-tracker-origin-us-east1-backend"),
        // The routes of the failover region name it.
        also: ["url-map-twins-route-alike"],
    },
    {
        rule: "health-check-asks-a-health-path",
        what: "the start page counts as health",
        change: (prod) => prod.at(CHECK, "httpsHealthCheck.requestPath", "/"),
    },
    {
        rule: "health-check-logs-changes",
        what: "nobody can tell why traffic moved",
        change: (prod) => prod.at(CHECK, "logConfig.enable", false),
    },
    {
        rule: "certificate-covers-the-names-of-its-address",
        what: "the bypass name has no certificate in the failover region",
        change: (prod) => prod.at(STANDBY_CERTIFICATE, "managed.domains", ["us-east1.api-origin.example.com"]),
    },
    {
        rule: "managed-certificate-proves-every-domain",
        what: "a domain cannot be proved when the certificate is renewed",
        change: (prod) => {
            const { managed } = prod.properties(STANDBY_CERTIFICATE);
            const named = typeof managed === "object" && managed !== null && "dnsAuthorizations" in managed;
            const [first] = named && Array.isArray(managed.dnsAuthorizations) ? managed.dnsAuthorizations : [];
            return prod.at(STANDBY_CERTIFICATE, "managed.dnsAuthorizations", [first ?? ""]);
        },
    },
    {
        rule: "dns-authorization-has-its-record",
        what: "the record that proves a domain is deleted",
        change: (prod) => prod.without("RecordSet/esta-tracker-bypass-proof-2"),
    },
    {
        rule: "public-zone-is-signed",
        what: "answers of the bypass zone can be forged",
        change: (prod) => prod.at("ManagedZone/esta-tracker-bypass-zone", "dnssecConfig.state", "off"),
    },
];
