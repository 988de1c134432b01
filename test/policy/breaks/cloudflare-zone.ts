import type { Break } from "../break.ts";

const ZONE = "Zone/edge-zone";
const CACHE = "Ruleset/edge-http-request-cache-settings";
const DEPLOYMENT = "WorkersDeployment/hire-me-bahamas-site-deployment";
const ORIGIN = "DnsRecord/esta-tracker-origin-us-central1";

/** Mistakes with a zone of the edge, its records, rules and Workers. */
export const breaks: readonly Break[] = [
    {
        rule: "zone-setting-keeps-traffic-encrypted",
        what: "the origin's certificate is not checked",
        change: (prod) => prod.at("ZoneSetting/edge-ssl", "value", "full"),
    },
    {
        rule: "zone-promises-https",
        what: "browsers are told to keep to HTTPS for a day",
        change: (prod) =>
            prod.at("ZoneSetting/edge-security-header", "value.strict_transport_security.max_age", 86_400),
    },
    {
        rule: "zone-setting-lets-modern-clients-in",
        what: "live connections cannot be opened",
        change: (prod) => prod.at("ZoneSetting/edge-websockets", "value", "off"),
    },
    {
        rule: "zone-setting-stated-once",
        what: "two resources write the same setting",
        change: (prod) =>
            prod.plus({
                type: "cloudflare:index/zoneSetting:ZoneSetting",
                name: "encryption",
                like: "ZoneSetting/edge-ssl",
                outputs: { ...prod.properties("ZoneSetting/edge-ssl") },
            }),
    },
    {
        rule: "zone-serves-through-the-edge",
        what: "the zone is paused",
        change: (prod) => prod.at(ZONE, "paused", true),
    },
    {
        rule: "zone-signs-its-names",
        what: "the zone's answers are not signed",
        change: (prod) => prod.at("ZoneDnssec/edge-dnssec", "status", "disabled"),
    },
    {
        rule: "zone-has-a-tiered-cache",
        what: "every data centre asks the origins by itself",
        change: (prod) => prod.at("TieredCache/edge-tiered-cache", "value", "off"),
    },
    {
        rule: "zone-identifies-itself-to-origins",
        what: "the edge shows origins no certificate",
        change: (prod) => prod.at("AuthenticatedOriginPullsSettings/edge-origin-pulls", "enabled", false),
    },
    {
        rule: "zone-runs-managed-rules",
        what: "the managed rules are off",
        change: (prod) => prod.at("Ruleset/edge-http-request-firewall-managed", "rules[0].enabled", false),
    },
    {
        rule: "load-balancer-name-is-rate-limited",
        what: "clients above the limit are written down and let through",
        change: (prod) => prod.at("Ruleset/edge-http-ratelimit", "rules[1].action", "log"),
    },
    {
        rule: "cache-rule-leaves-api-answers-alone",
        what: "answers of an API are kept at the edge",
        change: (prod) => prod.at(CACHE, "rules[3].actionParameters.cache", true),
    },
    {
        rule: "cache-rule-keeps-versioned-files",
        what: "versioned files are asked for every hour",
        change: (prod) => prod.at(CACHE, "rules[0].actionParameters.browserTtl.default", 3600),
    },
    {
        rule: "zone-record-forgotten-within-a-minute",
        what: "an origin's address is kept for an hour",
        change: (prod) => prod.at(ORIGIN, "ttl", 3600),
    },
    {
        rule: "zone-record-leads-somewhere",
        what: "a public name leads to a private address",
        change: (prod) => prod.at("DnsRecord/hire-me-bahamas-origin-us-central1", "content", "10.0.0.7"),
    },
    {
        rule: "zone-record-behind-a-load-balancer",
        what: "a public name leads to one address",
        change: (prod) =>
            prod.plus({
                type: "cloudflare:index/dnsRecord:DnsRecord",
                name: "status-page",
                like: ORIGIN,
                outputs: {
                    ...prod.properties(ORIGIN),
                    name: "status.example.com",
                    content: "198.51.100.7",
                    proxied: true,
                    ttl: 1,
                },
            }),
    },
    {
        rule: "worker-route-runs-a-worker",
        what: "the gateway that checks tokens is switched off",
        change: (prod) => prod.at("WorkersRoute/agent-backend-gateway-route", "script", undefined),
    },
    {
        rule: "error-rate-failover-within-objective",
        what: "nothing at the edge sees a region's errors",
        change: (prod) => prod.without("EdgeRouter/esta-tracker-router"),
    },
    {
        rule: "worker-domain-has-a-deployment",
        what: "a site's version is uploaded and not deployed",
        change: (prod) => prod.without(DEPLOYMENT),
    },
    {
        rule: "worker-site-deploys-one-version",
        what: "two versions of a site share requests",
        change: (prod) => {
            const { versions } = prod.properties(DEPLOYMENT);
            const old = { versionId: "0f5a4f0e-9d1c-4b1e-8f63-2c7f3a1b5d20", percentage: 10 };
            return prod.at(DEPLOYMENT, "versions", [...(Array.isArray(versions) ? versions : []), old]);
        },
    },
    {
        rule: "worker-answers-under-its-own-names-only",
        what: "a site answers on workers.dev too",
        change: (prod) => prod.at("Worker/hire-me-bahamas-site-worker", "subdomain.enabled", true),
    },
];
