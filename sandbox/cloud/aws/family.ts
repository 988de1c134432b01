/** The AWS types that the simulated cloud knows. */
import type { Family } from "../kind.ts";
import { autoScaling } from "./auto-scaling.ts";
import { backupPlans } from "./backup-plan.ts";
import { backupVaults } from "./backup-vault.ts";
import { buckets } from "./bucket.ts";
import { bucketSettings } from "./bucket-settings.ts";
import { caches } from "./cache.ts";
import { cacheGroups } from "./cache-groups.ts";
import { certificates } from "./certificate.ts";
import { cloudFront } from "./cloudfront.ts";
import { cloudFrontPolicies } from "./cloudfront-policies.ts";
import { cloudWatch } from "./cloudwatch.ts";
import { databases } from "./database.ts";
import { databaseGroups } from "./database-groups.ts";
import { databaseProxies } from "./database-proxy.ts";
import { dnsRecords } from "./dns-record.ts";
import { events } from "./events.ts";
import { firewall } from "./firewall.ts";
import { gateways } from "./gateway.ts";
import { globalCaches } from "./global-cache.ts";
import { iam } from "./iam.ts";
import { kms } from "./kms.ts";
import { launchTemplates } from "./launch-template.ts";
import { listeners } from "./listener.ts";
import { loadBalancers } from "./load-balancer.ts";
import { messaging } from "./messaging.ts";
import { network } from "./network.ts";
import { recovery } from "./recovery.ts";
import { route53 } from "./route53.ts";
import { routing } from "./routing.ts";
import { scalingPolicies } from "./scaling-policy.ts";
import { secretsManager } from "./secrets-manager.ts";
import { securityGroups } from "./security-group.ts";
import { targetGroups } from "./target-group.ts";
import { vpcEndpoints } from "./vpc-endpoint.ts";

export const aws: Family = {
    ...autoScaling,
    ...backupPlans,
    ...backupVaults,
    ...bucketSettings,
    ...buckets,
    ...cacheGroups,
    ...caches,
    ...certificates,
    ...cloudFront,
    ...cloudFrontPolicies,
    ...cloudWatch,
    ...databaseGroups,
    ...databaseProxies,
    ...databases,
    ...dnsRecords,
    ...events,
    ...firewall,
    ...gateways,
    ...globalCaches,
    ...iam,
    ...kms,
    ...launchTemplates,
    ...listeners,
    ...loadBalancers,
    ...messaging,
    ...network,
    ...recovery,
    ...route53,
    ...routing,
    ...scalingPolicies,
    ...secretsManager,
    ...securityGroups,
    ...targetGroups,
    ...vpcEndpoints,
};
