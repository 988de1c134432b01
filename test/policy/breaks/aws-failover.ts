import type { Break } from "../break.ts";
import type { ExportedState } from "../exported-state.ts";

const PRIMARY = "Record/erato-api-primary";
const SECONDARY = "Record/erato-api-secondary";
const CHECK = "HealthCheck/erato-api-us-east-1-check";
const EDGE = "Distribution/erato-edge-distribution";

/** Mistakes with how Route 53 and CloudFront leave a lost region, and with the region that takes over. */
export const breaks: readonly Break[] = [
    {
        rule: "route53-failover-records-paired",
        what: "the record that takes over is deleted",
        change: (prod) => prod.without(SECONDARY),
    },
    {
        rule: "route53-failover-record-watched-from-outside",
        what: "the record that answers first has no health check",
        change: (prod) => prod.at(PRIMARY, "healthCheckId", undefined),
    },
    {
        rule: "route53-alias-evaluates-target-health",
        what: "DNS no longer looks at a load balancer's targets",
        change: (prod) => prod.at(PRIMARY, "aliases[0].evaluateTargetHealth", false),
    },
    {
        rule: "route53-failover-records-lead-to-two-regions",
        what: "both records of a pair lead to one load balancer",
        change: (prod) => prod.set(SECONDARY, { aliases: prod.properties(PRIMARY).aliases ?? [] }),
    },
    {
        rule: "route53-health-check-within-partition-objective",
        what: "Route 53 probes every half minute",
        change: (prod) => prod.at(CHECK, "requestInterval", 30),
    },
    {
        rule: "route53-failover-record-ttl",
        what: "a failover record with plain addresses is kept for longer",
        addition: withPlainPair,
        change: (prod) => prod.at("Record/status-primary", "ttl", 61),
    },
    {
        rule: "route53-health-check-asks-one-region",
        what: "a health check asks for the name that it moves",
        change: (prod) => prod.at(CHECK, "fqdn", "api.erato.example"),
    },
    {
        rule: "route53-health-check-can-fail",
        what: "a health check is switched off",
        change: (prod) => prod.at(CHECK, "disabled", true),
    },
    {
        rule: "elb-zonal-shift-allowed",
        what: "a load balancer of AWS cannot be told to leave a zone",
        change: (prod) => prod.at("LoadBalancer/erato-us-east-1-balancer", "enableZonalShift", false),
    },
    {
        rule: "cloudfront-origin-fails-over",
        what: "assets come from one region's bucket",
        change: (prod) => prod.at(EDGE, "defaultCacheBehavior.targetOriginId", "us-east-1"),
    },
    {
        rule: "cloudfront-fails-over-on-server-errors",
        what: "CloudFront asks the other bucket for missing objects alone",
        change: (prod) => prod.at(EDGE, "originGroups[0].failoverCriteria.statusCodes", [403, 404]),
    },
    {
        rule: "cloudfront-origin-given-up-in-time",
        what: "CloudFront waits for a lost origin as long as by default",
        change: (prod) =>
            prod
                .at(EDGE, "origins[0].connectionAttempts", undefined)
                .at(EDGE, "origins[0].connectionTimeout", undefined),
    },
    {
        rule: "auto-scaling-group-twin-carries-the-load",
        what: "the fleet that stands by may grow half as large",
        change: (prod) => prod.at("Group/erato-us-west-2-fleet-group", "maxSize", 6),
    },
    {
        rule: "launch-template-twins-same-type",
        what: "the fleet that stands by starts smaller instances",
        change: (prod) => prod.at("LaunchTemplate/erato-us-west-2-fleet-template", "instanceType", "m7g.medium"),
    },
];

/** Production's own names are aliases, whose TTL is Route 53's. */
function withPlainPair(prod: ExportedState): ExportedState {
    const { healthCheckId = null, zoneId = null } = prod.properties(PRIMARY);
    const record = (role: string, address: string) => ({
        type: "aws:route53/record:Record",
        name: `status-${role}`,
        like: PRIMARY,
        outputs: {
            zoneId,
            name: "status.erato.example",
            type: "A",
            ttl: 60,
            records: [address],
            setIdentifier: role,
            failoverRoutingPolicies: [{ type: role.toUpperCase() }],
            ...(role === "primary" && { healthCheckId }),
        },
    });
    return prod.plus(record("primary", "192.0.2.1")).plus(record("secondary", "198.51.100.1"));
}
