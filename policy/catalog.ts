/** All rules, by concern. Generated from the folder of rules by `npm run generate`. */

import type { Rule } from "./rule.ts";
import dynamodbCapacityFollowsLoad from "./rules/autoscaling/dynamodb-capacity-follows-load.ts";
import rdsStorageGrows from "./rules/autoscaling/rds-storage-grows.ts";
import auditLogRetainedAndLocked from "./rules/backup/audit-log-retained-and-locked.ts";
import awsDataInABackupPlan from "./rules/backup/aws-data-in-a-backup-plan.ts";
import backupPlanCopiesAbroad from "./rules/backup/backup-plan-copies-abroad.ts";
import backupPlanKeepsAsDeclared from "./rules/backup/backup-plan-keeps-as-declared.ts";
import backupPlanRunsDaily from "./rules/backup/backup-plan-runs-daily.ts";
import backupRestoresAreTested from "./rules/backup/backup-restores-are-tested.ts";
import backupSelectionSelectsSomething from "./rules/backup/backup-selection-selects-something.ts";
import backupVaultLockAdmitsItsBackups from "./rules/backup/backup-vault-lock-admits-its-backups.ts";
import backupVaultLocked from "./rules/backup/backup-vault-locked.ts";
import cloudtrailBucketLocked from "./rules/backup/cloudtrail-bucket-locked.ts";
import configurationBackupRetained from "./rules/backup/configuration-backup-retained.ts";
import dynamodbPointInTimeRecovery from "./rules/backup/dynamodb-point-in-time-recovery.ts";
import elasticacheSnapshotsKept from "./rules/backup/elasticache-snapshots-kept.ts";
import firestoreDailyBackupRetained from "./rules/backup/firestore-daily-backup-retained.ts";
import firestorePointInTimeRecovery from "./rules/backup/firestore-point-in-time-recovery.ts";
import rdsBackupsReplicatedAbroad from "./rules/backup/rds-backups-replicated-abroad.ts";
import rdsBackupsRetained from "./rules/backup/rds-backups-retained.ts";
import s3BucketVersioned from "./rules/backup/s3-bucket-versioned.ts";
import s3OldVersionsCanBeFetchedBack from "./rules/backup/s3-old-versions-can-be-fetched-back.ts";
import awsDataProtectedInTheState from "./rules/deletion/aws-data-protected-in-the-state.ts";
import awsStorageNotEmptiedByADestroy from "./rules/deletion/aws-storage-not-emptied-by-a-destroy.ts";
import dynamodbDeletionProtected from "./rules/deletion/dynamodb-deletion-protected.ts";
import elasticacheDeletionLeavesASnapshot from "./rules/deletion/elasticache-deletion-leaves-a-snapshot.ts";
import kmsKeyStaysUsable from "./rules/deletion/kms-key-stays-usable.ts";
import rdsDeletionLeavesBackups from "./rules/deletion/rds-deletion-leaves-backups.ts";
import rdsDeletionProtected from "./rules/deletion/rds-deletion-protected.ts";
import secretsmanagerSecretCanBeRestored from "./rules/deletion/secretsmanager-secret-can-be-restored.ts";
import statefulResourceDeletionProtected from "./rules/deletion/stateful-resource-deletion-protected.ts";
import awsDataChangesWaitForTheWindow from "./rules/deployment/aws-data-changes-wait-for-the-window.ts";
import awsMaintenanceInOneRegionAtATime from "./rules/deployment/aws-maintenance-in-one-region-at-a-time.ts";
import elasticacheEncrypted from "./rules/encryption/elasticache-encrypted.ts";
import httpsProxyHasAnSslPolicy from "./rules/encryption/https-proxy-has-an-ssl-policy.ts";
import kmsKeyRotates from "./rules/encryption/kms-key-rotates.ts";
import rdsParametersRequireTls from "./rules/encryption/rds-parameters-require-tls.ts";
import rdsProxyRequiresTls from "./rules/encryption/rds-proxy-requires-tls.ts";
import rdsStorageEncrypted from "./rules/encryption/rds-storage-encrypted.ts";
import tlsPolicyStartsAt12 from "./rules/encryption/tls-policy-starts-at-1-2.ts";
import zoneSettingKeepsTrafficEncrypted from "./rules/encryption/zone-setting-keeps-traffic-encrypted.ts";
import cloudRunBehindTheLoadBalancer from "./rules/exposure/cloud-run-behind-the-load-balancer.ts";
import rdsNotPublic from "./rules/exposure/rds-not-public.ts";
import s3BucketOwnsItsObjects from "./rules/exposure/s3-bucket-owns-its-objects.ts";
import s3BucketRefusesPublicAccess from "./rules/exposure/s3-bucket-refuses-public-access.ts";
import bypassDnsWithinPartitionObjective from "./rules/failover/bypass-dns-within-partition-objective.ts";
import detectionWithinPartitionObjective from "./rules/failover/detection-within-partition-objective.ts";
import dnsRecordFailsOver from "./rules/failover/dns-record-fails-over.ts";
import errorRateFailoverWithinObjective from "./rules/failover/error-rate-failover-within-objective.ts";
import externalAddressHasAnEntrance from "./rules/failover/external-address-has-an-entrance.ts";
import loadBalancerFallbackIsNotPrimary from "./rules/failover/load-balancer-fallback-is-not-primary.ts";
import loadBalancerPoolsCoverBothRegions from "./rules/failover/load-balancer-pools-cover-both-regions.ts";
import loadBalancerPoolsHaveMonitors from "./rules/failover/load-balancer-pools-have-monitors.ts";
import loadBalancerSteersInOrderAtTheEdge from "./rules/failover/load-balancer-steers-in-order-at-the-edge.ts";
import cloudRunLivenessIgnoresDependencies from "./rules/health/cloud-run-liveness-ignores-dependencies.ts";
import cloudRunReadinessProbe from "./rules/health/cloud-run-readiness-probe.ts";
import cloudRunReadinessWithinErrorRateObjective from "./rules/health/cloud-run-readiness-within-error-rate-objective.ts";
import cloudRunWarmInBothRegions from "./rules/health/cloud-run-warm-in-both-regions.ts";
import elasticacheMakesRoomWhenFull from "./rules/health/elasticache-makes-room-when-full.ts";
import monitorAcceptsOnlyHealthyAnswers from "./rules/health/monitor-accepts-only-healthy-answers.ts";
import systemDeclaresObjectives from "./rules/objectives/system-declares-objectives.ts";
import alertLadderComplete from "./rules/observability/alert-ladder-complete.ts";
import alertReachesAPerson from "./rules/observability/alert-reaches-a-person.ts";
import availabilityObjectiveHasAnSlo from "./rules/observability/availability-objective-has-an-slo.ts";
import backupFailuresAreHeard from "./rules/observability/backup-failures-are-heard.ts";
import cloudtrailHearsEveryRegion from "./rules/observability/cloudtrail-hears-every-region.ts";
import elasticacheNodesHaveAlarms from "./rules/observability/elasticache-nodes-have-alarms.ts";
import healthPathWatchedFromOutside from "./rules/observability/health-path-watched-from-outside.ts";
import logGroupKeepsItsLines from "./rules/observability/log-group-keeps-its-lines.ts";
import metricAlarmSaysWhatSilenceMeans from "./rules/observability/metric-alarm-says-what-silence-means.ts";
import rdsHasItsAlarms from "./rules/observability/rds-has-its-alarms.ts";
import rdsMonitoredFromInside from "./rules/observability/rds-monitored-from-inside.ts";
import rdsReplicaLagWithinRecoveryPoint from "./rules/observability/rds-replica-lag-within-recovery-point.ts";
import snsTopicAdmitsItsSenders from "./rules/observability/sns-topic-admits-its-senders.ts";
import snsTopicHasASubscriber from "./rules/observability/sns-topic-has-a-subscriber.ts";
import snsTopicKeyAdmitsItsSenders from "./rules/observability/sns-topic-key-admits-its-senders.ts";
import targetGroupAlarmOnErrors from "./rules/observability/target-group-alarm-on-errors.ts";
import targetGroupAlarmOnOneDeadHost from "./rules/observability/target-group-alarm-on-one-dead-host.ts";
import targetGroupAlarmOnSlowAnswers from "./rules/observability/target-group-alarm-on-slow-answers.ts";
import awsDataSubnetsSpanZones from "./rules/redundancy/aws-data-subnets-span-zones.ts";
import cloudRunTwinInFailoverRegion from "./rules/redundancy/cloud-run-twin-in-failover-region.ts";
import cloudRunTwinsRunTheSameImage from "./rules/redundancy/cloud-run-twins-run-the-same-image.ts";
import dynamodbInBothRegions from "./rules/redundancy/dynamodb-in-both-regions.ts";
import efsInSeveralZones from "./rules/redundancy/efs-in-several-zones.ts";
import elasticacheFollowedInOtherRegion from "./rules/redundancy/elasticache-followed-in-other-region.ts";
import elasticacheGlobalGroupFailsOver from "./rules/redundancy/elasticache-global-group-fails-over.ts";
import elasticacheSurvivesAZone from "./rules/redundancy/elasticache-survives-a-zone.ts";
import firestoreInMultiRegion from "./rules/redundancy/firestore-in-multi-region.ts";
import kmsKeyInBothRegions from "./rules/redundancy/kms-key-in-both-regions.ts";
import rdsClusterMembersInTwoZones from "./rules/redundancy/rds-cluster-members-in-two-zones.ts";
import rdsMultiAz from "./rules/redundancy/rds-multi-az.ts";
import rdsReplicaInOtherRegion from "./rules/redundancy/rds-replica-in-other-region.ts";
import rdsStandbyIsAsLarge from "./rules/redundancy/rds-standby-is-as-large.ts";
import s3BucketReplicatedAbroad from "./rules/redundancy/s3-bucket-replicated-abroad.ts";
import secretsInBothRegions from "./rules/redundancy/secrets-in-both-regions.ts";
import secretsmanagerSecretInBothRegions from "./rules/redundancy/secretsmanager-secret-in-both-regions.ts";
import storageBucketOutlivesARegion from "./rules/redundancy/storage-bucket-outlives-a-region.ts";
import valkeyReplicaInOtherRegion from "./rules/redundancy/valkey-replica-in-other-region.ts";
import valkeySurvivesAZone from "./rules/redundancy/valkey-survives-a-zone.ts";

export const catalog: readonly Rule[] = [
    dynamodbCapacityFollowsLoad,
    rdsStorageGrows,
    auditLogRetainedAndLocked,
    awsDataInABackupPlan,
    backupPlanCopiesAbroad,
    backupPlanKeepsAsDeclared,
    backupPlanRunsDaily,
    backupRestoresAreTested,
    backupSelectionSelectsSomething,
    backupVaultLockAdmitsItsBackups,
    backupVaultLocked,
    cloudtrailBucketLocked,
    configurationBackupRetained,
    dynamodbPointInTimeRecovery,
    elasticacheSnapshotsKept,
    firestoreDailyBackupRetained,
    firestorePointInTimeRecovery,
    rdsBackupsReplicatedAbroad,
    rdsBackupsRetained,
    s3BucketVersioned,
    s3OldVersionsCanBeFetchedBack,
    awsDataProtectedInTheState,
    awsStorageNotEmptiedByADestroy,
    dynamodbDeletionProtected,
    elasticacheDeletionLeavesASnapshot,
    kmsKeyStaysUsable,
    rdsDeletionLeavesBackups,
    rdsDeletionProtected,
    secretsmanagerSecretCanBeRestored,
    statefulResourceDeletionProtected,
    awsDataChangesWaitForTheWindow,
    awsMaintenanceInOneRegionAtATime,
    elasticacheEncrypted,
    httpsProxyHasAnSslPolicy,
    kmsKeyRotates,
    rdsParametersRequireTls,
    rdsProxyRequiresTls,
    rdsStorageEncrypted,
    tlsPolicyStartsAt12,
    zoneSettingKeepsTrafficEncrypted,
    cloudRunBehindTheLoadBalancer,
    rdsNotPublic,
    s3BucketOwnsItsObjects,
    s3BucketRefusesPublicAccess,
    bypassDnsWithinPartitionObjective,
    detectionWithinPartitionObjective,
    dnsRecordFailsOver,
    errorRateFailoverWithinObjective,
    externalAddressHasAnEntrance,
    loadBalancerFallbackIsNotPrimary,
    loadBalancerPoolsCoverBothRegions,
    loadBalancerPoolsHaveMonitors,
    loadBalancerSteersInOrderAtTheEdge,
    cloudRunLivenessIgnoresDependencies,
    cloudRunReadinessProbe,
    cloudRunReadinessWithinErrorRateObjective,
    cloudRunWarmInBothRegions,
    elasticacheMakesRoomWhenFull,
    monitorAcceptsOnlyHealthyAnswers,
    systemDeclaresObjectives,
    alertLadderComplete,
    alertReachesAPerson,
    availabilityObjectiveHasAnSlo,
    backupFailuresAreHeard,
    cloudtrailHearsEveryRegion,
    elasticacheNodesHaveAlarms,
    healthPathWatchedFromOutside,
    logGroupKeepsItsLines,
    metricAlarmSaysWhatSilenceMeans,
    rdsHasItsAlarms,
    rdsMonitoredFromInside,
    rdsReplicaLagWithinRecoveryPoint,
    snsTopicAdmitsItsSenders,
    snsTopicHasASubscriber,
    snsTopicKeyAdmitsItsSenders,
    targetGroupAlarmOnErrors,
    targetGroupAlarmOnOneDeadHost,
    targetGroupAlarmOnSlowAnswers,
    awsDataSubnetsSpanZones,
    cloudRunTwinInFailoverRegion,
    cloudRunTwinsRunTheSameImage,
    dynamodbInBothRegions,
    efsInSeveralZones,
    elasticacheFollowedInOtherRegion,
    elasticacheGlobalGroupFailsOver,
    elasticacheSurvivesAZone,
    firestoreInMultiRegion,
    kmsKeyInBothRegions,
    rdsClusterMembersInTwoZones,
    rdsMultiAz,
    rdsReplicaInOtherRegion,
    rdsStandbyIsAsLarge,
    s3BucketReplicatedAbroad,
    secretsInBothRegions,
    secretsmanagerSecretInBothRegions,
    storageBucketOutlivesARegion,
    valkeyReplicaInOtherRegion,
    valkeySurvivesAZone,
];
