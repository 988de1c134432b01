import type { Break } from "../break.ts";

const FLEET = "Group/erato-us-east-1-fleet-group";
const BALANCER = "LoadBalancer/erato-us-east-1-balancer";
const ZONE = "Zone/erato-domain-zone";

/** Mistakes with how fleets grow and roll out, and with what keeps the ways in from being deleted. */
export const breaks: readonly Break[] = [
    {
        rule: "auto-scaling-group-follows-load",
        what: "a fleet no longer follows requests",
        change: (prod) => prod.without("Policy/erato-us-east-1-fleet-requests"),
    },
    {
        rule: "scaling-policy-leaves-headroom",
        what: "a fleet grows when instances are at their limit",
        change: (prod) => prod.at("Policy/erato-us-east-1-fleet-cpu", "targetTrackingConfiguration.targetValue", 95),
    },
    {
        rule: "auto-scaling-group-room-to-grow",
        what: "a fleet may not double",
        change: (prod) => prod.at(FLEET, "maxSize", 4),
    },
    {
        rule: "auto-scaling-group-warmup-set",
        what: "instances count for the fleet while they boot",
        change: (prod) => prod.at(FLEET, "defaultInstanceWarmup", undefined),
    },
    {
        rule: "auto-scaling-group-uses-launch-template",
        what: "a fleet starts from a launch configuration",
        change: (prod) => prod.at(FLEET, "launchTemplate", undefined).at(FLEET, "launchConfiguration", "erato"),
    },
    {
        rule: "auto-scaling-group-template-version-fixed",
        what: "a fleet follows the latest template",
        change: (prod) => prod.at(FLEET, "launchTemplate.version", "$Latest"),
    },
    {
        rule: "launch-template-image-fixed",
        what: "a parameter says which image an instance starts from",
        change: (prod) =>
            prod.at("LaunchTemplate/erato-us-east-1-fleet-template", "imageId", "resolve:ssm:/erato/image"),
    },
    {
        rule: "auto-scaling-group-refresh-keeps-capacity",
        what: "a rollout halves the fleet",
        change: (prod) => prod.at(FLEET, "instanceRefresh.preferences.minHealthyPercentage", 50),
    },
    {
        rule: "auto-scaling-group-refresh-rolls-back",
        what: "a bad rollout stays",
        change: (prod) => prod.at(FLEET, "instanceRefresh.preferences.autoRollback", false),
    },
    {
        rule: "auto-scaling-group-maintenance-keeps-capacity",
        what: "a fleet ends instances before it starts their replacements",
        change: (prod) => prod.at(FLEET, "instanceMaintenancePolicy.minHealthyPercentage", 50),
    },
    {
        rule: "entrance-replaced-before-deletion",
        what: "a certificate is deleted before its successor is made",
        change: (prod) => prod.options("Certificate/erato-certificate-us-east-1", { deleteBeforeReplace: true }),
    },
    {
        rule: "elb-deletion-protected",
        what: "AWS lets anybody delete a load balancer",
        change: (prod) => prod.at(BALANCER, "enableDeletionProtection", false),
    },
    {
        rule: "entrance-protected-from-destroy",
        what: "Pulumi may delete the domain",
        change: (prod) => prod.options(ZONE, { protect: false }),
    },
    {
        rule: "route53-zone-keeps-its-records",
        what: "a domain goes with all its records",
        change: (prod) => prod.at(ZONE, "forceDestroy", true),
    },
];
