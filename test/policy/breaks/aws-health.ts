import type { Break } from "../break.ts";

const TARGETS = "TargetGroup/erato-us-east-1-targets-group";
const FLEET = "Group/erato-us-east-1-fleet-group";

/** Mistakes with how sick instances are found, spared and replaced. */
export const breaks: readonly Break[] = [
    {
        rule: "target-group-health-check-enabled",
        what: "a target group no longer checks health",
        change: (prod) => prod.at(TARGETS, "healthCheck.enabled", false),
    },
    {
        rule: "target-group-finds-dead-targets",
        what: "a target group waits for three timeouts more",
        change: (prod) => prod.at(TARGETS, "healthCheck.unhealthyThreshold", 5),
    },
    {
        rule: "target-group-readmits-targets",
        what: "an instance has to answer ten times before it is let in",
        change: (prod) => prod.at(TARGETS, "healthCheck.healthyThreshold", 10),
    },
    {
        rule: "target-group-health-path-declared",
        what: "a target group asks for the front page",
        change: (prod) => prod.at(TARGETS, "healthCheck.path", "/"),
    },
    {
        rule: "target-group-health-ignores-dependencies",
        what: "a target group asks for the database's health",
        change: (prod) => prod.at(TARGETS, "healthCheck.path", "/health/db"),
    },
    {
        rule: "target-group-health-needs-success",
        what: "a refusal counts as healthy",
        change: (prod) => prod.at(TARGETS, "healthCheck.matcher", "200-499"),
    },
    {
        rule: "target-group-leaves-dns-before-failing-open",
        what: "a target group uses unhealthy targets while two are healthy",
        change: (prod) => prod.at(TARGETS, "targetGroupHealth.unhealthyStateRouting.minimumHealthyTargetsCount", 3),
    },
    {
        rule: "target-group-eases-sick-targets",
        what: "an instance that fails requests gets as many as a good one",
        change: (prod) => prod.at(TARGETS, "loadBalancingAnomalyMitigation", "off"),
    },
    {
        rule: "target-group-sessions-short",
        what: "clients stick to one instance for a day",
        change: (prod) => prod.set(TARGETS, { stickiness: { enabled: true, cookieDuration: 86_400 } }),
    },
    {
        rule: "target-group-drains",
        what: "instances leave in the middle of requests",
        change: (prod) => prod.at(TARGETS, "deregistrationDelay", 5),
    },
    {
        rule: "auto-scaling-group-uses-load-balancer-health",
        what: "a fleet replaces only machines that are off",
        change: (prod) => prod.at(FLEET, "healthCheckType", "EC2"),
    },
    {
        rule: "auto-scaling-group-grace-period",
        what: "a fleet judges instances while they boot",
        change: (prod) => prod.at(FLEET, "healthCheckGracePeriod", 10),
    },
    {
        rule: "auto-scaling-group-heals-itself",
        what: "replacing dead instances stays suspended after an incident",
        change: (prod) => prod.at(FLEET, "suspendedProcesses", ["ReplaceUnhealthy"]),
    },
];
