/** All rules, by concern. Generated from the folder of rules by `npm run generate`. */

import type { Rule } from "./rule.ts";
import auditLogRetainedAndLocked from "./rules/backup/audit-log-retained-and-locked.ts";
import configurationBackupRetained from "./rules/backup/configuration-backup-retained.ts";
import firestoreDailyBackupRetained from "./rules/backup/firestore-daily-backup-retained.ts";
import firestorePointInTimeRecovery from "./rules/backup/firestore-point-in-time-recovery.ts";
import statefulResourceDeletionProtected from "./rules/deletion/stateful-resource-deletion-protected.ts";
import workerDomainHasADeployment from "./rules/deployment/worker-domain-has-a-deployment.ts";
import workerSiteDeploysOneVersion from "./rules/deployment/worker-site-deploys-one-version.ts";
import cacheRuleKeepsVersionedFiles from "./rules/edge/cache-rule-keeps-versioned-files.ts";
import cacheRuleLeavesApiAnswersAlone from "./rules/edge/cache-rule-leaves-api-answers-alone.ts";
import workerRouteRunsAWorker from "./rules/edge/worker-route-runs-a-worker.ts";
import zoneHasATieredCache from "./rules/edge/zone-has-a-tiered-cache.ts";
import zoneRecordLeadsSomewhere from "./rules/edge/zone-record-leads-somewhere.ts";
import zoneServesThroughTheEdge from "./rules/edge/zone-serves-through-the-edge.ts";
import zoneSettingLetsModernClientsIn from "./rules/edge/zone-setting-lets-modern-clients-in.ts";
import zoneSettingStatedOnce from "./rules/edge/zone-setting-stated-once.ts";
import zoneSignsItsNames from "./rules/edge/zone-signs-its-names.ts";
import httpsProxyHasAnSslPolicy from "./rules/encryption/https-proxy-has-an-ssl-policy.ts";
import tlsPolicyStartsAt12 from "./rules/encryption/tls-policy-starts-at-1-2.ts";
import zonePromisesHttps from "./rules/encryption/zone-promises-https.ts";
import zoneSettingKeepsTrafficEncrypted from "./rules/encryption/zone-setting-keeps-traffic-encrypted.ts";
import cloudRunBehindTheLoadBalancer from "./rules/exposure/cloud-run-behind-the-load-balancer.ts";
import loadBalancerNameIsRateLimited from "./rules/exposure/load-balancer-name-is-rate-limited.ts";
import workerAnswersUnderItsOwnNamesOnly from "./rules/exposure/worker-answers-under-its-own-names-only.ts";
import zoneIdentifiesItselfToOrigins from "./rules/exposure/zone-identifies-itself-to-origins.ts";
import zoneRunsManagedRules from "./rules/exposure/zone-runs-managed-rules.ts";
import bypassDnsWithinPartitionObjective from "./rules/failover/bypass-dns-within-partition-objective.ts";
import detectionWithinPartitionObjective from "./rules/failover/detection-within-partition-objective.ts";
import dnsRecordFailsOver from "./rules/failover/dns-record-fails-over.ts";
import errorRateFailoverWithinObjective from "./rules/failover/error-rate-failover-within-objective.ts";
import externalAddressHasAnEntrance from "./rules/failover/external-address-has-an-entrance.ts";
import loadBalancerFallbackIsNotPrimary from "./rules/failover/load-balancer-fallback-is-not-primary.ts";
import loadBalancerIsEnabled from "./rules/failover/load-balancer-is-enabled.ts";
import loadBalancerOverridesKeepASecondPool from "./rules/failover/load-balancer-overrides-keep-a-second-pool.ts";
import loadBalancerPinsNoSessions from "./rules/failover/load-balancer-pins-no-sessions.ts";
import loadBalancerPoolGoesDownWithItsOrigins from "./rules/failover/load-balancer-pool-goes-down-with-its-origins.ts";
import loadBalancerPoolsCoverBothRegions from "./rules/failover/load-balancer-pools-cover-both-regions.ts";
import loadBalancerPoolsHaveMonitors from "./rules/failover/load-balancer-pools-have-monitors.ts";
import loadBalancerRetriesInAnotherPool from "./rules/failover/load-balancer-retries-in-another-pool.ts";
import loadBalancerSteersInOrderAtTheEdge from "./rules/failover/load-balancer-steers-in-order-at-the-edge.ts";
import zoneRecordBehindALoadBalancer from "./rules/failover/zone-record-behind-a-load-balancer.ts";
import zoneRecordForgottenWithinAMinute from "./rules/failover/zone-record-forgotten-within-a-minute.ts";
import cloudRunLivenessIgnoresDependencies from "./rules/health/cloud-run-liveness-ignores-dependencies.ts";
import cloudRunReadinessProbe from "./rules/health/cloud-run-readiness-probe.ts";
import cloudRunReadinessWithinErrorRateObjective from "./rules/health/cloud-run-readiness-within-error-rate-objective.ts";
import cloudRunWarmInBothRegions from "./rules/health/cloud-run-warm-in-both-regions.ts";
import loadBalancerPoolProbedFromSeveralRegions from "./rules/health/load-balancer-pool-probed-from-several-regions.ts";
import monitorAcceptsOnlyHealthyAnswers from "./rules/health/monitor-accepts-only-healthy-answers.ts";
import monitorAsksAHealthPath from "./rules/health/monitor-asks-a-health-path.ts";
import monitorNeedsRepeatedSuccess from "./rules/health/monitor-needs-repeated-success.ts";
import systemDeclaresObjectives from "./rules/objectives/system-declares-objectives.ts";
import alertLadderComplete from "./rules/observability/alert-ladder-complete.ts";
import alertReachesAPerson from "./rules/observability/alert-reaches-a-person.ts";
import availabilityObjectiveHasAnSlo from "./rules/observability/availability-objective-has-an-slo.ts";
import healthPathWatchedFromOutside from "./rules/observability/health-path-watched-from-outside.ts";
import loadBalancerPoolHealthTellsAPerson from "./rules/observability/load-balancer-pool-health-tells-a-person.ts";
import cloudRunTwinInFailoverRegion from "./rules/redundancy/cloud-run-twin-in-failover-region.ts";
import cloudRunTwinsRunTheSameImage from "./rules/redundancy/cloud-run-twins-run-the-same-image.ts";
import firestoreInMultiRegion from "./rules/redundancy/firestore-in-multi-region.ts";
import secretsInBothRegions from "./rules/redundancy/secrets-in-both-regions.ts";
import storageBucketOutlivesARegion from "./rules/redundancy/storage-bucket-outlives-a-region.ts";
import valkeyReplicaInOtherRegion from "./rules/redundancy/valkey-replica-in-other-region.ts";
import valkeySurvivesAZone from "./rules/redundancy/valkey-survives-a-zone.ts";

export const catalog: readonly Rule[] = [
    auditLogRetainedAndLocked,
    configurationBackupRetained,
    firestoreDailyBackupRetained,
    firestorePointInTimeRecovery,
    statefulResourceDeletionProtected,
    workerDomainHasADeployment,
    workerSiteDeploysOneVersion,
    cacheRuleKeepsVersionedFiles,
    cacheRuleLeavesApiAnswersAlone,
    workerRouteRunsAWorker,
    zoneHasATieredCache,
    zoneRecordLeadsSomewhere,
    zoneServesThroughTheEdge,
    zoneSettingLetsModernClientsIn,
    zoneSettingStatedOnce,
    zoneSignsItsNames,
    httpsProxyHasAnSslPolicy,
    tlsPolicyStartsAt12,
    zonePromisesHttps,
    zoneSettingKeepsTrafficEncrypted,
    cloudRunBehindTheLoadBalancer,
    loadBalancerNameIsRateLimited,
    workerAnswersUnderItsOwnNamesOnly,
    zoneIdentifiesItselfToOrigins,
    zoneRunsManagedRules,
    bypassDnsWithinPartitionObjective,
    detectionWithinPartitionObjective,
    dnsRecordFailsOver,
    errorRateFailoverWithinObjective,
    externalAddressHasAnEntrance,
    loadBalancerFallbackIsNotPrimary,
    loadBalancerIsEnabled,
    loadBalancerOverridesKeepASecondPool,
    loadBalancerPinsNoSessions,
    loadBalancerPoolGoesDownWithItsOrigins,
    loadBalancerPoolsCoverBothRegions,
    loadBalancerPoolsHaveMonitors,
    loadBalancerRetriesInAnotherPool,
    loadBalancerSteersInOrderAtTheEdge,
    zoneRecordBehindALoadBalancer,
    zoneRecordForgottenWithinAMinute,
    cloudRunLivenessIgnoresDependencies,
    cloudRunReadinessProbe,
    cloudRunReadinessWithinErrorRateObjective,
    cloudRunWarmInBothRegions,
    loadBalancerPoolProbedFromSeveralRegions,
    monitorAcceptsOnlyHealthyAnswers,
    monitorAsksAHealthPath,
    monitorNeedsRepeatedSuccess,
    systemDeclaresObjectives,
    alertLadderComplete,
    alertReachesAPerson,
    availabilityObjectiveHasAnSlo,
    healthPathWatchedFromOutside,
    loadBalancerPoolHealthTellsAPerson,
    cloudRunTwinInFailoverRegion,
    cloudRunTwinsRunTheSameImage,
    firestoreInMultiRegion,
    secretsInBothRegions,
    storageBucketOutlivesARegion,
    valkeyReplicaInOtherRegion,
    valkeySurvivesAZone,
];
