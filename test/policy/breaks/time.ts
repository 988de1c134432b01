import type { Break } from "../break.ts";

/** Mistakes that leave everything in place and make it too slow for what systems promise. */
export const breaks: readonly Break[] = [
    {
        rule: "detection-within-partition-objective",
        what: "probes wait for a fourth failure",
        change: (prod) => prod.at("LoadBalancerMonitor/claim-navigator-monitor", "consecutiveDown", 4),
    },
    {
        rule: "database-failover-within-objective",
        what: "probes wait for a second failure that the database's objective has no time for",
        change: (prod) => prod.at("LoadBalancerMonitor/esta-tracker-monitor", "consecutiveDown", 2),
    },
    {
        rule: "route53-failover-within-partition-objective",
        what: "Route 53 waits for ten failures",
        change: (prod) => prod.at("HealthCheck/erato-api-us-east-1-check", "failureThreshold", 10),
    },
    {
        rule: "rds-failover-within-database-objective",
        what: "a system promises its database within a minute",
        change: (prod) => prod.at("Erato/erato", "objectives.triggers.database.failoverSeconds", 60),
    },
    {
        rule: "outage-alert-rings-within-recovery-time",
        also: ["critical-alert-fires-within-recovery-time"],
        what: "the alert on reachability waits ten minutes",
        change: (prod) =>
            prod.at(
                "AlertPolicy/esta-tracker-reachability-critical",
                "conditions[0].conditionThreshold.duration",
                "600s",
            ),
    },
    {
        rule: "uptime-alert-counts-its-own-checks",
        what: "the alert on reachability counts the checks of all systems",
        change: (prod) =>
            prod.at(
                "AlertPolicy/hire-me-bahamas-reachability-critical",
                "conditions[0].conditionThreshold.filter",
                'metric.type="monitoring.googleapis.com/uptime_check/check_passed" AND resource.type="uptime_url"',
            ),
    },
    {
        rule: "bypass-dns-within-partition-objective",
        what: "the name beside the edge is kept for five minutes",
        change: (prod) => prod.at("RecordSet/esta-tracker-bypass-address", "ttl", 300),
    },
];
