/** All rules, by concern. Generated from the folder of rules by `npm run generate`. */

import type { Rule } from "./rule.ts";
import cloudRunScalesToTheDeclaredPeak from "./rules/autoscaling/cloud-run-scales-to-the-declared-peak.ts";
import gkeNodePoolBalancesZones from "./rules/autoscaling/gke-node-pool-balances-zones.ts";
import gkeNodePoolCarriesALostZone from "./rules/autoscaling/gke-node-pool-carries-a-lost-zone.ts";
import instanceGroupAutoscales from "./rules/autoscaling/instance-group-autoscales.ts";
import natPortsGrowWithLoad from "./rules/autoscaling/nat-ports-grow-with-load.ts";
import auditLogRetainedAndLocked from "./rules/backup/audit-log-retained-and-locked.ts";
import configurationBackupRetained from "./rules/backup/configuration-backup-retained.ts";
import firestoreDailyBackupRetained from "./rules/backup/firestore-daily-backup-retained.ts";
import firestorePointInTimeRecovery from "./rules/backup/firestore-point-in-time-recovery.ts";
import gkeBackupPlanComplete from "./rules/backup/gke-backup-plan-complete.ts";
import gkeBackupPlanDaily from "./rules/backup/gke-backup-plan-daily.ts";
import gkeBackupPlanInAnotherRegion from "./rules/backup/gke-backup-plan-in-another-region.ts";
import gkeBackupPlanRetained from "./rules/backup/gke-backup-plan-retained.ts";
import gkeClusterHasABackupPlan from "./rules/backup/gke-cluster-has-a-backup-plan.ts";
import gkeClusterDeletionProtected from "./rules/deletion/gke-cluster-deletion-protected.ts";
import statefulResourceDeletionProtected from "./rules/deletion/stateful-resource-deletion-protected.ts";
import backendServiceDrainsConnections from "./rules/deployment/backend-service-drains-connections.ts";
import cloudRunTrafficNamesRevisions from "./rules/deployment/cloud-run-traffic-names-revisions.ts";
import gkeMaintenanceWindowSet from "./rules/deployment/gke-maintenance-window-set.ts";
import gkeNodePoolUpgradesKeepCapacity from "./rules/deployment/gke-node-pool-upgrades-keep-capacity.ts";
import gkeReleaseChannelIsTried from "./rules/deployment/gke-release-channel-is-tried.ts";
import instanceGroupUpdatesKeepCapacity from "./rules/deployment/instance-group-updates-keep-capacity.ts";
import certificateCoversTheNamesOfItsAddress from "./rules/encryption/certificate-covers-the-names-of-its-address.ts";
import dnsAuthorizationHasItsRecord from "./rules/encryption/dns-authorization-has-its-record.ts";
import httpsProxyHasAnSslPolicy from "./rules/encryption/https-proxy-has-an-ssl-policy.ts";
import managedCertificateProvesEveryDomain from "./rules/encryption/managed-certificate-proves-every-domain.ts";
import publicZoneIsSigned from "./rules/encryption/public-zone-is-signed.ts";
import tlsPolicyStartsAt12 from "./rules/encryption/tls-policy-starts-at-1-2.ts";
import zoneSettingKeepsTrafficEncrypted from "./rules/encryption/zone-setting-keeps-traffic-encrypted.ts";
import backendServiceBehindASecurityPolicy from "./rules/exposure/backend-service-behind-a-security-policy.ts";
import cloudRunBehindTheLoadBalancer from "./rules/exposure/cloud-run-behind-the-load-balancer.ts";
import cloudRunHasAnIdentityOfItsOwn from "./rules/exposure/cloud-run-has-an-identity-of-its-own.ts";
import gkeControlPlaneNotOpen from "./rules/exposure/gke-control-plane-not-open.ts";
import gkeNetworkPolicyEnforced from "./rules/exposure/gke-network-policy-enforced.ts";
import gkeNodesBootVerified from "./rules/exposure/gke-nodes-boot-verified.ts";
import gkeNodesPrivate from "./rules/exposure/gke-nodes-private.ts";
import gkeWorkloadIdentity from "./rules/exposure/gke-workload-identity.ts";
import securityPolicyLimitsRates from "./rules/exposure/security-policy-limits-rates.ts";
import bypassDnsWithinPartitionObjective from "./rules/failover/bypass-dns-within-partition-objective.ts";
import detectionWithinPartitionObjective from "./rules/failover/detection-within-partition-objective.ts";
import dnsRecordFailsOver from "./rules/failover/dns-record-fails-over.ts";
import endpointGroupKeepsServiceHealth from "./rules/failover/endpoint-group-keeps-service-health.ts";
import endpointGroupStaysInItsRegion from "./rules/failover/endpoint-group-stays-in-its-region.ts";
import errorRateFailoverWithinObjective from "./rules/failover/error-rate-failover-within-objective.ts";
import externalAddressHasAnEntrance from "./rules/failover/external-address-has-an-entrance.ts";
import loadBalancerFallbackIsNotPrimary from "./rules/failover/load-balancer-fallback-is-not-primary.ts";
import loadBalancerPoolsCoverBothRegions from "./rules/failover/load-balancer-pools-cover-both-regions.ts";
import loadBalancerPoolsHaveMonitors from "./rules/failover/load-balancer-pools-have-monitors.ts";
import loadBalancerSteersInOrderAtTheEdge from "./rules/failover/load-balancer-steers-in-order-at-the-edge.ts";
import networkRoutesGlobally from "./rules/failover/network-routes-globally.ts";
import backendServiceHasAHealthCheck from "./rules/health/backend-service-has-a-health-check.ts";
import cloudRunGivesUpInTime from "./rules/health/cloud-run-gives-up-in-time.ts";
import cloudRunLivenessIgnoresDependencies from "./rules/health/cloud-run-liveness-ignores-dependencies.ts";
import cloudRunLivenessProbe from "./rules/health/cloud-run-liveness-probe.ts";
import cloudRunReadinessProbe from "./rules/health/cloud-run-readiness-probe.ts";
import cloudRunReadinessWithinErrorRateObjective from "./rules/health/cloud-run-readiness-within-error-rate-objective.ts";
import cloudRunStartupProbe from "./rules/health/cloud-run-startup-probe.ts";
import cloudRunWarmInBothRegions from "./rules/health/cloud-run-warm-in-both-regions.ts";
import gkeNodePoolRepairsItself from "./rules/health/gke-node-pool-repairs-itself.ts";
import healthCheckAsksAHealthPath from "./rules/health/health-check-asks-a-health-path.ts";
import instanceGroupHealsItself from "./rules/health/instance-group-heals-itself.ts";
import monitorAcceptsOnlyHealthyAnswers from "./rules/health/monitor-accepts-only-healthy-answers.ts";
import criticalAlertFiresWithinRecoveryTime from "./rules/objectives/critical-alert-fires-within-recovery-time.ts";
import systemDeclaresObjectives from "./rules/objectives/system-declares-objectives.ts";
import alertClosesByItself from "./rules/observability/alert-closes-by-itself.ts";
import alertLadderComplete from "./rules/observability/alert-ladder-complete.ts";
import alertReachesAPerson from "./rules/observability/alert-reaches-a-person.ts";
import availabilityObjectiveHasAnSlo from "./rules/observability/availability-objective-has-an-slo.ts";
import backendServiceLogsRequests from "./rules/observability/backend-service-logs-requests.ts";
import criticalAlertHasAChannelOfItsOwn from "./rules/observability/critical-alert-has-a-channel-of-its-own.ts";
import gkeCollectsWhatAlertsWatch from "./rules/observability/gke-collects-what-alerts-watch.ts";
import gkeLogsWorkloads from "./rules/observability/gke-logs-workloads.ts";
import healthCheckLogsChanges from "./rules/observability/health-check-logs-changes.ts";
import healthPathWatchedFromOutside from "./rules/observability/health-path-watched-from-outside.ts";
import logMetricIsWatched from "./rules/observability/log-metric-is-watched.ts";
import natLogsErrors from "./rules/observability/nat-logs-errors.ts";
import notificationChannelIsOn from "./rules/observability/notification-channel-is-on.ts";
import systemHasADashboard from "./rules/observability/system-has-a-dashboard.ts";
import uptimeCheckAsksFromThreeRegions from "./rules/observability/uptime-check-asks-from-three-regions.ts";
import uptimeCheckBelievesOnlyGoodAnswers from "./rules/observability/uptime-check-believes-only-good-answers.ts";
import uptimeCheckHasAnAlert from "./rules/observability/uptime-check-has-an-alert.ts";
import backendServiceTwinInFailoverRegion from "./rules/pairing/backend-service-twin-in-failover-region.ts";
import cloudRunJobTwinInFailoverRegion from "./rules/pairing/cloud-run-job-twin-in-failover-region.ts";
import cloudRunJobTwinsRunTheSameImage from "./rules/pairing/cloud-run-job-twins-run-the-same-image.ts";
import cloudRunTwinsAnswerAlike from "./rules/pairing/cloud-run-twins-answer-alike.ts";
import cloudRunTwinsHaveTheSameEnvironment from "./rules/pairing/cloud-run-twins-have-the-same-environment.ts";
import gkeClusterTwinInFailoverRegion from "./rules/pairing/gke-cluster-twin-in-failover-region.ts";
import gkeNodePoolTwinCarriesAsMuch from "./rules/pairing/gke-node-pool-twin-carries-as-much.ts";
import gkeTwinsFollowOneReleaseChannel from "./rules/pairing/gke-twins-follow-one-release-channel.ts";
import gkeTwinsMaintainedOnDifferentDays from "./rules/pairing/gke-twins-maintained-on-different-days.ts";
import subnetworkTwinInFailoverRegion from "./rules/pairing/subnetwork-twin-in-failover-region.ts";
import urlMapTwinsRouteAlike from "./rules/pairing/url-map-twins-route-alike.ts";
import cloudRunTwinInFailoverRegion from "./rules/redundancy/cloud-run-twin-in-failover-region.ts";
import cloudRunTwinsRunTheSameImage from "./rules/redundancy/cloud-run-twins-run-the-same-image.ts";
import firestoreInMultiRegion from "./rules/redundancy/firestore-in-multi-region.ts";
import gkeClusterIsRegional from "./rules/redundancy/gke-cluster-is-regional.ts";
import gkeNodePoolInThreeZones from "./rules/redundancy/gke-node-pool-in-three-zones.ts";
import gkeNodePoolKeepsANodeInEachZone from "./rules/redundancy/gke-node-pool-keeps-a-node-in-each-zone.ts";
import gkePrivateNodesHaveAWayOut from "./rules/redundancy/gke-private-nodes-have-a-way-out.ts";
import globalBackendServiceSpansRegions from "./rules/redundancy/global-backend-service-spans-regions.ts";
import instanceGroupSpansZones from "./rules/redundancy/instance-group-spans-zones.ts";
import natHasAddressesToSpare from "./rules/redundancy/nat-has-addresses-to-spare.ts";
import secretsInBothRegions from "./rules/redundancy/secrets-in-both-regions.ts";
import storageBucketOutlivesARegion from "./rules/redundancy/storage-bucket-outlives-a-region.ts";
import subnetworkReachesGooglePrivately from "./rules/redundancy/subnetwork-reaches-google-privately.ts";
import valkeyReplicaInOtherRegion from "./rules/redundancy/valkey-replica-in-other-region.ts";
import valkeySurvivesAZone from "./rules/redundancy/valkey-survives-a-zone.ts";

export const catalog: readonly Rule[] = [
    cloudRunScalesToTheDeclaredPeak,
    gkeNodePoolBalancesZones,
    gkeNodePoolCarriesALostZone,
    instanceGroupAutoscales,
    natPortsGrowWithLoad,
    auditLogRetainedAndLocked,
    configurationBackupRetained,
    firestoreDailyBackupRetained,
    firestorePointInTimeRecovery,
    gkeBackupPlanComplete,
    gkeBackupPlanDaily,
    gkeBackupPlanInAnotherRegion,
    gkeBackupPlanRetained,
    gkeClusterHasABackupPlan,
    gkeClusterDeletionProtected,
    statefulResourceDeletionProtected,
    backendServiceDrainsConnections,
    cloudRunTrafficNamesRevisions,
    gkeMaintenanceWindowSet,
    gkeNodePoolUpgradesKeepCapacity,
    gkeReleaseChannelIsTried,
    instanceGroupUpdatesKeepCapacity,
    certificateCoversTheNamesOfItsAddress,
    dnsAuthorizationHasItsRecord,
    httpsProxyHasAnSslPolicy,
    managedCertificateProvesEveryDomain,
    publicZoneIsSigned,
    tlsPolicyStartsAt12,
    zoneSettingKeepsTrafficEncrypted,
    backendServiceBehindASecurityPolicy,
    cloudRunBehindTheLoadBalancer,
    cloudRunHasAnIdentityOfItsOwn,
    gkeControlPlaneNotOpen,
    gkeNetworkPolicyEnforced,
    gkeNodesBootVerified,
    gkeNodesPrivate,
    gkeWorkloadIdentity,
    securityPolicyLimitsRates,
    bypassDnsWithinPartitionObjective,
    detectionWithinPartitionObjective,
    dnsRecordFailsOver,
    endpointGroupKeepsServiceHealth,
    endpointGroupStaysInItsRegion,
    errorRateFailoverWithinObjective,
    externalAddressHasAnEntrance,
    loadBalancerFallbackIsNotPrimary,
    loadBalancerPoolsCoverBothRegions,
    loadBalancerPoolsHaveMonitors,
    loadBalancerSteersInOrderAtTheEdge,
    networkRoutesGlobally,
    backendServiceHasAHealthCheck,
    cloudRunGivesUpInTime,
    cloudRunLivenessIgnoresDependencies,
    cloudRunLivenessProbe,
    cloudRunReadinessProbe,
    cloudRunReadinessWithinErrorRateObjective,
    cloudRunStartupProbe,
    cloudRunWarmInBothRegions,
    gkeNodePoolRepairsItself,
    healthCheckAsksAHealthPath,
    instanceGroupHealsItself,
    monitorAcceptsOnlyHealthyAnswers,
    criticalAlertFiresWithinRecoveryTime,
    systemDeclaresObjectives,
    alertClosesByItself,
    alertLadderComplete,
    alertReachesAPerson,
    availabilityObjectiveHasAnSlo,
    backendServiceLogsRequests,
    criticalAlertHasAChannelOfItsOwn,
    gkeCollectsWhatAlertsWatch,
    gkeLogsWorkloads,
    healthCheckLogsChanges,
    healthPathWatchedFromOutside,
    logMetricIsWatched,
    natLogsErrors,
    notificationChannelIsOn,
    systemHasADashboard,
    uptimeCheckAsksFromThreeRegions,
    uptimeCheckBelievesOnlyGoodAnswers,
    uptimeCheckHasAnAlert,
    backendServiceTwinInFailoverRegion,
    cloudRunJobTwinInFailoverRegion,
    cloudRunJobTwinsRunTheSameImage,
    cloudRunTwinsAnswerAlike,
    cloudRunTwinsHaveTheSameEnvironment,
    gkeClusterTwinInFailoverRegion,
    gkeNodePoolTwinCarriesAsMuch,
    gkeTwinsFollowOneReleaseChannel,
    gkeTwinsMaintainedOnDifferentDays,
    subnetworkTwinInFailoverRegion,
    urlMapTwinsRouteAlike,
    cloudRunTwinInFailoverRegion,
    cloudRunTwinsRunTheSameImage,
    firestoreInMultiRegion,
    gkeClusterIsRegional,
    gkeNodePoolInThreeZones,
    gkeNodePoolKeepsANodeInEachZone,
    gkePrivateNodesHaveAWayOut,
    globalBackendServiceSpansRegions,
    instanceGroupSpansZones,
    natHasAddressesToSpare,
    secretsInBothRegions,
    storageBucketOutlivesARegion,
    subnetworkReachesGooglePrivately,
    valkeyReplicaInOtherRegion,
    valkeySurvivesAZone,
];
