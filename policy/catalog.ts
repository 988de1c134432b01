/** All rules, by concern. Generated from the folder of rules by `npm run generate`. */

import type { Rule } from "./rule.ts";
import autoScalingGroupFollowsLoad from "./rules/autoscaling/auto-scaling-group-follows-load.ts";
import autoScalingGroupRoomToGrow from "./rules/autoscaling/auto-scaling-group-room-to-grow.ts";
import autoScalingGroupWarmupSet from "./rules/autoscaling/auto-scaling-group-warmup-set.ts";
import scalingPolicyLeavesHeadroom from "./rules/autoscaling/scaling-policy-leaves-headroom.ts";
import auditLogRetainedAndLocked from "./rules/backup/audit-log-retained-and-locked.ts";
import configurationBackupRetained from "./rules/backup/configuration-backup-retained.ts";
import firestoreDailyBackupRetained from "./rules/backup/firestore-daily-backup-retained.ts";
import firestorePointInTimeRecovery from "./rules/backup/firestore-point-in-time-recovery.ts";
import elbDeletionProtected from "./rules/deletion/elb-deletion-protected.ts";
import entranceProtectedFromDestroy from "./rules/deletion/entrance-protected-from-destroy.ts";
import route53ZoneKeepsItsRecords from "./rules/deletion/route53-zone-keeps-its-records.ts";
import statefulResourceDeletionProtected from "./rules/deletion/stateful-resource-deletion-protected.ts";
import autoScalingGroupMaintenanceKeepsCapacity from "./rules/deployment/auto-scaling-group-maintenance-keeps-capacity.ts";
import autoScalingGroupRefreshKeepsCapacity from "./rules/deployment/auto-scaling-group-refresh-keeps-capacity.ts";
import autoScalingGroupRefreshRollsBack from "./rules/deployment/auto-scaling-group-refresh-rolls-back.ts";
import autoScalingGroupTemplateVersionFixed from "./rules/deployment/auto-scaling-group-template-version-fixed.ts";
import autoScalingGroupUsesLaunchTemplate from "./rules/deployment/auto-scaling-group-uses-launch-template.ts";
import entranceReplacedBeforeDeletion from "./rules/deployment/entrance-replaced-before-deletion.ts";
import launchTemplateImageFixed from "./rules/deployment/launch-template-image-fixed.ts";
import targetGroupDrains from "./rules/deployment/target-group-drains.ts";
import cloudfrontApiNotCached from "./rules/edge/cloudfront-api-not-cached.ts";
import cloudfrontAssetsCached from "./rules/edge/cloudfront-assets-cached.ts";
import cloudfrontForwardsCredentials from "./rules/edge/cloudfront-forwards-credentials.ts";
import webAclLimitsRate from "./rules/edge/web-acl-limits-rate.ts";
import webAclManagedRulesAct from "./rules/edge/web-acl-managed-rules-act.ts";
import acmCertificateIssuedBeforeUse from "./rules/encryption/acm-certificate-issued-before-use.ts";
import acmCertificateRenewsItself from "./rules/encryption/acm-certificate-renews-itself.ts";
import cloudfrontOriginTls12 from "./rules/encryption/cloudfront-origin-tls-1-2.ts";
import cloudfrontServesHttpsOnly from "./rules/encryption/cloudfront-serves-https-only.ts";
import cloudfrontViewerTls12 from "./rules/encryption/cloudfront-viewer-tls-1-2.ts";
import elbListenerRedirectsToHttps from "./rules/encryption/elb-listener-redirects-to-https.ts";
import elbListenerTlsPolicyCurrent from "./rules/encryption/elb-listener-tls-policy-current.ts";
import httpsProxyHasAnSslPolicy from "./rules/encryption/https-proxy-has-an-ssl-policy.ts";
import tlsPolicyStartsAt12 from "./rules/encryption/tls-policy-starts-at-1-2.ts";
import zoneSettingKeepsTrafficEncrypted from "./rules/encryption/zone-setting-keeps-traffic-encrypted.ts";
import cloudRunBehindTheLoadBalancer from "./rules/exposure/cloud-run-behind-the-load-balancer.ts";
import cloudfrontBehindWebAcl from "./rules/exposure/cloudfront-behind-web-acl.ts";
import elbBehindWebAcl from "./rules/exposure/elb-behind-web-acl.ts";
import elbShedsMalformedRequests from "./rules/exposure/elb-sheds-malformed-requests.ts";
import securityGroupOpenOnlyAtTheEntrance from "./rules/exposure/security-group-open-only-at-the-entrance.ts";
import bypassDnsWithinPartitionObjective from "./rules/failover/bypass-dns-within-partition-objective.ts";
import cloudfrontFailsOverOnServerErrors from "./rules/failover/cloudfront-fails-over-on-server-errors.ts";
import cloudfrontOriginFailsOver from "./rules/failover/cloudfront-origin-fails-over.ts";
import cloudfrontOriginGivenUpInTime from "./rules/failover/cloudfront-origin-given-up-in-time.ts";
import detectionWithinPartitionObjective from "./rules/failover/detection-within-partition-objective.ts";
import dnsRecordFailsOver from "./rules/failover/dns-record-fails-over.ts";
import elbZonalShiftAllowed from "./rules/failover/elb-zonal-shift-allowed.ts";
import errorRateFailoverWithinObjective from "./rules/failover/error-rate-failover-within-objective.ts";
import externalAddressHasAnEntrance from "./rules/failover/external-address-has-an-entrance.ts";
import loadBalancerFallbackIsNotPrimary from "./rules/failover/load-balancer-fallback-is-not-primary.ts";
import loadBalancerPoolsCoverBothRegions from "./rules/failover/load-balancer-pools-cover-both-regions.ts";
import loadBalancerPoolsHaveMonitors from "./rules/failover/load-balancer-pools-have-monitors.ts";
import loadBalancerSteersInOrderAtTheEdge from "./rules/failover/load-balancer-steers-in-order-at-the-edge.ts";
import route53AliasEvaluatesTargetHealth from "./rules/failover/route53-alias-evaluates-target-health.ts";
import route53FailoverRecordTtl from "./rules/failover/route53-failover-record-ttl.ts";
import route53FailoverRecordWatchedFromOutside from "./rules/failover/route53-failover-record-watched-from-outside.ts";
import route53FailoverRecordsLeadToTwoRegions from "./rules/failover/route53-failover-records-lead-to-two-regions.ts";
import route53FailoverRecordsPaired from "./rules/failover/route53-failover-records-paired.ts";
import route53HealthCheckAsksOneRegion from "./rules/failover/route53-health-check-asks-one-region.ts";
import route53HealthCheckCanFail from "./rules/failover/route53-health-check-can-fail.ts";
import route53HealthCheckWithinPartitionObjective from "./rules/failover/route53-health-check-within-partition-objective.ts";
import targetGroupLeavesDnsBeforeFailingOpen from "./rules/failover/target-group-leaves-dns-before-failing-open.ts";
import autoScalingGroupGracePeriod from "./rules/health/auto-scaling-group-grace-period.ts";
import autoScalingGroupHealsItself from "./rules/health/auto-scaling-group-heals-itself.ts";
import autoScalingGroupUsesLoadBalancerHealth from "./rules/health/auto-scaling-group-uses-load-balancer-health.ts";
import cloudRunLivenessIgnoresDependencies from "./rules/health/cloud-run-liveness-ignores-dependencies.ts";
import cloudRunReadinessProbe from "./rules/health/cloud-run-readiness-probe.ts";
import cloudRunReadinessWithinErrorRateObjective from "./rules/health/cloud-run-readiness-within-error-rate-objective.ts";
import cloudRunWarmInBothRegions from "./rules/health/cloud-run-warm-in-both-regions.ts";
import monitorAcceptsOnlyHealthyAnswers from "./rules/health/monitor-accepts-only-healthy-answers.ts";
import targetGroupEasesSickTargets from "./rules/health/target-group-eases-sick-targets.ts";
import targetGroupFindsDeadTargets from "./rules/health/target-group-finds-dead-targets.ts";
import targetGroupHealthCheckEnabled from "./rules/health/target-group-health-check-enabled.ts";
import targetGroupHealthIgnoresDependencies from "./rules/health/target-group-health-ignores-dependencies.ts";
import targetGroupHealthNeedsSuccess from "./rules/health/target-group-health-needs-success.ts";
import targetGroupHealthPathDeclared from "./rules/health/target-group-health-path-declared.ts";
import targetGroupReadmitsTargets from "./rules/health/target-group-readmits-targets.ts";
import targetGroupSessionsShort from "./rules/health/target-group-sessions-short.ts";
import systemDeclaresObjectives from "./rules/objectives/system-declares-objectives.ts";
import alertLadderComplete from "./rules/observability/alert-ladder-complete.ts";
import alertReachesAPerson from "./rules/observability/alert-reaches-a-person.ts";
import autoScalingGroupReportsMetrics from "./rules/observability/auto-scaling-group-reports-metrics.ts";
import availabilityObjectiveHasAnSlo from "./rules/observability/availability-objective-has-an-slo.ts";
import elbAccessLogsKept from "./rules/observability/elb-access-logs-kept.ts";
import healthPathWatchedFromOutside from "./rules/observability/health-path-watched-from-outside.ts";
import vpcFlowLogsKept from "./rules/observability/vpc-flow-logs-kept.ts";
import autoScalingGroupTwinCarriesTheLoad from "./rules/pairing/auto-scaling-group-twin-carries-the-load.ts";
import launchTemplateTwinsSameType from "./rules/pairing/launch-template-twins-same-type.ts";
import autoScalingGroupMinPerZone from "./rules/redundancy/auto-scaling-group-min-per-zone.ts";
import autoScalingGroupSpansZones from "./rules/redundancy/auto-scaling-group-spans-zones.ts";
import cloudRunTwinInFailoverRegion from "./rules/redundancy/cloud-run-twin-in-failover-region.ts";
import cloudRunTwinsRunTheSameImage from "./rules/redundancy/cloud-run-twins-run-the-same-image.ts";
import elbCrossZoneOn from "./rules/redundancy/elb-cross-zone-on.ts";
import elbSpansZones from "./rules/redundancy/elb-spans-zones.ts";
import firestoreInMultiRegion from "./rules/redundancy/firestore-in-multi-region.ts";
import natGatewayInEveryZone from "./rules/redundancy/nat-gateway-in-every-zone.ts";
import secretsInBothRegions from "./rules/redundancy/secrets-in-both-regions.ts";
import storageBucketOutlivesARegion from "./rules/redundancy/storage-bucket-outlives-a-region.ts";
import valkeyReplicaInOtherRegion from "./rules/redundancy/valkey-replica-in-other-region.ts";
import valkeySurvivesAZone from "./rules/redundancy/valkey-survives-a-zone.ts";
import vpcEndpointInEveryZone from "./rules/redundancy/vpc-endpoint-in-every-zone.ts";
import vpcTiersSpanZones from "./rules/redundancy/vpc-tiers-span-zones.ts";

export const catalog: readonly Rule[] = [
    autoScalingGroupFollowsLoad,
    autoScalingGroupRoomToGrow,
    autoScalingGroupWarmupSet,
    scalingPolicyLeavesHeadroom,
    auditLogRetainedAndLocked,
    configurationBackupRetained,
    firestoreDailyBackupRetained,
    firestorePointInTimeRecovery,
    elbDeletionProtected,
    entranceProtectedFromDestroy,
    route53ZoneKeepsItsRecords,
    statefulResourceDeletionProtected,
    autoScalingGroupMaintenanceKeepsCapacity,
    autoScalingGroupRefreshKeepsCapacity,
    autoScalingGroupRefreshRollsBack,
    autoScalingGroupTemplateVersionFixed,
    autoScalingGroupUsesLaunchTemplate,
    entranceReplacedBeforeDeletion,
    launchTemplateImageFixed,
    targetGroupDrains,
    cloudfrontApiNotCached,
    cloudfrontAssetsCached,
    cloudfrontForwardsCredentials,
    webAclLimitsRate,
    webAclManagedRulesAct,
    acmCertificateIssuedBeforeUse,
    acmCertificateRenewsItself,
    cloudfrontOriginTls12,
    cloudfrontServesHttpsOnly,
    cloudfrontViewerTls12,
    elbListenerRedirectsToHttps,
    elbListenerTlsPolicyCurrent,
    httpsProxyHasAnSslPolicy,
    tlsPolicyStartsAt12,
    zoneSettingKeepsTrafficEncrypted,
    cloudRunBehindTheLoadBalancer,
    cloudfrontBehindWebAcl,
    elbBehindWebAcl,
    elbShedsMalformedRequests,
    securityGroupOpenOnlyAtTheEntrance,
    bypassDnsWithinPartitionObjective,
    cloudfrontFailsOverOnServerErrors,
    cloudfrontOriginFailsOver,
    cloudfrontOriginGivenUpInTime,
    detectionWithinPartitionObjective,
    dnsRecordFailsOver,
    elbZonalShiftAllowed,
    errorRateFailoverWithinObjective,
    externalAddressHasAnEntrance,
    loadBalancerFallbackIsNotPrimary,
    loadBalancerPoolsCoverBothRegions,
    loadBalancerPoolsHaveMonitors,
    loadBalancerSteersInOrderAtTheEdge,
    route53AliasEvaluatesTargetHealth,
    route53FailoverRecordTtl,
    route53FailoverRecordWatchedFromOutside,
    route53FailoverRecordsLeadToTwoRegions,
    route53FailoverRecordsPaired,
    route53HealthCheckAsksOneRegion,
    route53HealthCheckCanFail,
    route53HealthCheckWithinPartitionObjective,
    targetGroupLeavesDnsBeforeFailingOpen,
    autoScalingGroupGracePeriod,
    autoScalingGroupHealsItself,
    autoScalingGroupUsesLoadBalancerHealth,
    cloudRunLivenessIgnoresDependencies,
    cloudRunReadinessProbe,
    cloudRunReadinessWithinErrorRateObjective,
    cloudRunWarmInBothRegions,
    monitorAcceptsOnlyHealthyAnswers,
    targetGroupEasesSickTargets,
    targetGroupFindsDeadTargets,
    targetGroupHealthCheckEnabled,
    targetGroupHealthIgnoresDependencies,
    targetGroupHealthNeedsSuccess,
    targetGroupHealthPathDeclared,
    targetGroupReadmitsTargets,
    targetGroupSessionsShort,
    systemDeclaresObjectives,
    alertLadderComplete,
    alertReachesAPerson,
    autoScalingGroupReportsMetrics,
    availabilityObjectiveHasAnSlo,
    elbAccessLogsKept,
    healthPathWatchedFromOutside,
    vpcFlowLogsKept,
    autoScalingGroupTwinCarriesTheLoad,
    launchTemplateTwinsSameType,
    autoScalingGroupMinPerZone,
    autoScalingGroupSpansZones,
    cloudRunTwinInFailoverRegion,
    cloudRunTwinsRunTheSameImage,
    elbCrossZoneOn,
    elbSpansZones,
    firestoreInMultiRegion,
    natGatewayInEveryZone,
    secretsInBothRegions,
    storageBucketOutlivesARegion,
    valkeyReplicaInOtherRegion,
    valkeySurvivesAZone,
    vpcEndpointInEveryZone,
    vpcTiersSpanZones,
];
