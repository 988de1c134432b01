/** All rules, by concern. Generated from the folder of rules by `npm run generate`. */

import type { Rule } from "./rule.ts";
import cloudSqlDiskGrows from "./rules/autoscaling/cloud-sql-disk-grows.ts";
import auditLogRetainedAndLocked from "./rules/backup/audit-log-retained-and-locked.ts";
import auditLogSinkTakesEverything from "./rules/backup/audit-log-sink-takes-everything.ts";
import cloudSqlAutomatedBackups from "./rules/backup/cloud-sql-automated-backups.ts";
import cloudSqlBackupsOutliveTheInstance from "./rules/backup/cloud-sql-backups-outlive-the-instance.ts";
import cloudSqlBackupsOutsideItsRegion from "./rules/backup/cloud-sql-backups-outside-its-region.ts";
import cloudSqlBackupsRetainedAsDeclared from "./rules/backup/cloud-sql-backups-retained-as-declared.ts";
import cloudSqlFinalBackup from "./rules/backup/cloud-sql-final-backup.ts";
import cloudSqlPointInTimeRecovery from "./rules/backup/cloud-sql-point-in-time-recovery.ts";
import cloudSqlTransactionLogRetained from "./rules/backup/cloud-sql-transaction-log-retained.ts";
import configurationBackupRetained from "./rules/backup/configuration-backup-retained.ts";
import databaseExportKeptAsDeclared from "./rules/backup/database-export-kept-as-declared.ts";
import databaseExportScheduled from "./rules/backup/database-export-scheduled.ts";
import firestoreDailyBackupRetained from "./rules/backup/firestore-daily-backup-retained.ts";
import firestorePointInTimeRecovery from "./rules/backup/firestore-point-in-time-recovery.ts";
import gkeBackupsOutsideTheClusterRegion from "./rules/backup/gke-backups-outside-the-cluster-region.ts";
import gkeBackupsRetained from "./rules/backup/gke-backups-retained.ts";
import gkeClusterBackedUp from "./rules/backup/gke-cluster-backed-up.ts";
import memorystoreThatNeverEvictsIsPersisted from "./rules/backup/memorystore-that-never-evicts-is-persisted.ts";
import pubsubMessagesRetained from "./rules/backup/pubsub-messages-retained.ts";
import storageBucketOldVersionsKept from "./rules/backup/storage-bucket-old-versions-kept.ts";
import storageBucketVersioned from "./rules/backup/storage-bucket-versioned.ts";
import cloudSqlDatabaseKept from "./rules/deletion/cloud-sql-database-kept.ts";
import cloudSqlDeletionProtectedInTheCloud from "./rules/deletion/cloud-sql-deletion-protected-in-the-cloud.ts";
import imageCleanupKeepsRecentImages from "./rules/deletion/image-cleanup-keeps-recent-images.ts";
import kmsKeyKept from "./rules/deletion/kms-key-kept.ts";
import pubsubSubscriptionNeverExpires from "./rules/deletion/pubsub-subscription-never-expires.ts";
import secretNeverExpires from "./rules/deletion/secret-never-expires.ts";
import secretVersionsDestroyedLate from "./rules/deletion/secret-versions-destroyed-late.ts";
import statefulResourceDeletionProtected from "./rules/deletion/stateful-resource-deletion-protected.ts";
import storageBucketSoftDelete from "./rules/deletion/storage-bucket-soft-delete.ts";
import cloudSqlMaintenanceWindow from "./rules/deployment/cloud-sql-maintenance-window.ts";
import imageTagsCannotBeMoved from "./rules/deployment/image-tags-cannot-be-moved.ts";
import memorystoreMaintenanceWindowsDiffer from "./rules/deployment/memorystore-maintenance-windows-differ.ts";
import scheduledJobKnowsNoSummerTime from "./rules/deployment/scheduled-job-knows-no-summer-time.ts";
import cloudSqlConnectionsEncrypted from "./rules/encryption/cloud-sql-connections-encrypted.ts";
import httpsProxyHasAnSslPolicy from "./rules/encryption/https-proxy-has-an-ssl-policy.ts";
import kmsKeyRotates from "./rules/encryption/kms-key-rotates.ts";
import memorystoreConnectionsEncrypted from "./rules/encryption/memorystore-connections-encrypted.ts";
import tlsPolicyStartsAt12 from "./rules/encryption/tls-policy-starts-at-1-2.ts";
import zoneSettingKeepsTrafficEncrypted from "./rules/encryption/zone-setting-keeps-traffic-encrypted.ts";
import cloudRunBehindTheLoadBalancer from "./rules/exposure/cloud-run-behind-the-load-balancer.ts";
import cloudSqlIamLoginEnabled from "./rules/exposure/cloud-sql-iam-login-enabled.ts";
import cloudSqlPrivateAddressOnly from "./rules/exposure/cloud-sql-private-address-only.ts";
import cloudSqlUsersLogInByIam from "./rules/exposure/cloud-sql-users-log-in-by-iam.ts";
import memorystoreClientsAuthenticate from "./rules/exposure/memorystore-clients-authenticate.ts";
import pubsubPushSaysWhoCalls from "./rules/exposure/pubsub-push-says-who-calls.ts";
import storageBucketAccessByIamAlone from "./rules/exposure/storage-bucket-access-by-iam-alone.ts";
import storageBucketNeverPublic from "./rules/exposure/storage-bucket-never-public.ts";
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
import cloudSqlAlwaysOn from "./rules/health/cloud-sql-always-on.ts";
import monitorAcceptsOnlyHealthyAnswers from "./rules/health/monitor-accepts-only-healthy-answers.ts";
import pubsubDeadLettersKept from "./rules/health/pubsub-dead-letters-kept.ts";
import pubsubPushDeadlineCoversTheWorker from "./rules/health/pubsub-push-deadline-covers-the-worker.ts";
import pubsubSubscriptionBacksOff from "./rules/health/pubsub-subscription-backs-off.ts";
import pubsubSubscriptionPutsAsideWhatFails from "./rules/health/pubsub-subscription-puts-aside-what-fails.ts";
import scheduledJobRuns from "./rules/health/scheduled-job-runs.ts";
import scheduledJobTriesAgain from "./rules/health/scheduled-job-tries-again.ts";
import storageBucketReplicatesWithinRecoveryPoint from "./rules/objectives/storage-bucket-replicates-within-recovery-point.ts";
import systemDeclaresObjectives from "./rules/objectives/system-declares-objectives.ts";
import alertLadderComplete from "./rules/observability/alert-ladder-complete.ts";
import alertReachesAPerson from "./rules/observability/alert-reaches-a-person.ts";
import availabilityObjectiveHasAnSlo from "./rules/observability/availability-objective-has-an-slo.ts";
import cloudSqlQueryInsights from "./rules/observability/cloud-sql-query-insights.ts";
import healthPathWatchedFromOutside from "./rules/observability/health-path-watched-from-outside.ts";
import cloudSqlReplicaAcceptsTheSameClients from "./rules/pairing/cloud-sql-replica-accepts-the-same-clients.ts";
import cloudSqlReplicaAsLarge from "./rules/pairing/cloud-sql-replica-as-large.ts";
import cloudSqlReplicaSameEdition from "./rules/pairing/cloud-sql-replica-same-edition.ts";
import cloudSqlReplicaSameFlags from "./rules/pairing/cloud-sql-replica-same-flags.ts";
import cloudSqlReplicaSamePool from "./rules/pairing/cloud-sql-replica-same-pool.ts";
import valkeyTwinsAlike from "./rules/pairing/valkey-twins-alike.ts";
import cloudRunTwinInFailoverRegion from "./rules/redundancy/cloud-run-twin-in-failover-region.ts";
import cloudRunTwinsRunTheSameImage from "./rules/redundancy/cloud-run-twins-run-the-same-image.ts";
import cloudSqlMachineHasAnSla from "./rules/redundancy/cloud-sql-machine-has-an-sla.ts";
import cloudSqlReplicaInFailoverRegion from "./rules/redundancy/cloud-sql-replica-in-failover-region.ts";
import cloudSqlSurvivesAZone from "./rules/redundancy/cloud-sql-survives-a-zone.ts";
import firestoreInMultiRegion from "./rules/redundancy/firestore-in-multi-region.ts";
import imageRegistryOutlivesARegion from "./rules/redundancy/image-registry-outlives-a-region.ts";
import kmsKeyRingOutlivesARegion from "./rules/redundancy/kms-key-ring-outlives-a-region.ts";
import pubsubTopicStoredInBothRegions from "./rules/redundancy/pubsub-topic-stored-in-both-regions.ts";
import redisSurvivesAZone from "./rules/redundancy/redis-survives-a-zone.ts";
import secretsInBothRegions from "./rules/redundancy/secrets-in-both-regions.ts";
import storageBucketOutlivesARegion from "./rules/redundancy/storage-bucket-outlives-a-region.ts";
import valkeyReplicaInOtherRegion from "./rules/redundancy/valkey-replica-in-other-region.ts";
import valkeySurvivesAZone from "./rules/redundancy/valkey-survives-a-zone.ts";

export const catalog: readonly Rule[] = [
    cloudSqlDiskGrows,
    auditLogRetainedAndLocked,
    auditLogSinkTakesEverything,
    cloudSqlAutomatedBackups,
    cloudSqlBackupsOutliveTheInstance,
    cloudSqlBackupsOutsideItsRegion,
    cloudSqlBackupsRetainedAsDeclared,
    cloudSqlFinalBackup,
    cloudSqlPointInTimeRecovery,
    cloudSqlTransactionLogRetained,
    configurationBackupRetained,
    databaseExportKeptAsDeclared,
    databaseExportScheduled,
    firestoreDailyBackupRetained,
    firestorePointInTimeRecovery,
    gkeBackupsOutsideTheClusterRegion,
    gkeBackupsRetained,
    gkeClusterBackedUp,
    memorystoreThatNeverEvictsIsPersisted,
    pubsubMessagesRetained,
    storageBucketOldVersionsKept,
    storageBucketVersioned,
    cloudSqlDatabaseKept,
    cloudSqlDeletionProtectedInTheCloud,
    imageCleanupKeepsRecentImages,
    kmsKeyKept,
    pubsubSubscriptionNeverExpires,
    secretNeverExpires,
    secretVersionsDestroyedLate,
    statefulResourceDeletionProtected,
    storageBucketSoftDelete,
    cloudSqlMaintenanceWindow,
    imageTagsCannotBeMoved,
    memorystoreMaintenanceWindowsDiffer,
    scheduledJobKnowsNoSummerTime,
    cloudSqlConnectionsEncrypted,
    httpsProxyHasAnSslPolicy,
    kmsKeyRotates,
    memorystoreConnectionsEncrypted,
    tlsPolicyStartsAt12,
    zoneSettingKeepsTrafficEncrypted,
    cloudRunBehindTheLoadBalancer,
    cloudSqlIamLoginEnabled,
    cloudSqlPrivateAddressOnly,
    cloudSqlUsersLogInByIam,
    memorystoreClientsAuthenticate,
    pubsubPushSaysWhoCalls,
    storageBucketAccessByIamAlone,
    storageBucketNeverPublic,
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
    cloudSqlAlwaysOn,
    monitorAcceptsOnlyHealthyAnswers,
    pubsubDeadLettersKept,
    pubsubPushDeadlineCoversTheWorker,
    pubsubSubscriptionBacksOff,
    pubsubSubscriptionPutsAsideWhatFails,
    scheduledJobRuns,
    scheduledJobTriesAgain,
    storageBucketReplicatesWithinRecoveryPoint,
    systemDeclaresObjectives,
    alertLadderComplete,
    alertReachesAPerson,
    availabilityObjectiveHasAnSlo,
    cloudSqlQueryInsights,
    healthPathWatchedFromOutside,
    cloudSqlReplicaAcceptsTheSameClients,
    cloudSqlReplicaAsLarge,
    cloudSqlReplicaSameEdition,
    cloudSqlReplicaSameFlags,
    cloudSqlReplicaSamePool,
    valkeyTwinsAlike,
    cloudRunTwinInFailoverRegion,
    cloudRunTwinsRunTheSameImage,
    cloudSqlMachineHasAnSla,
    cloudSqlReplicaInFailoverRegion,
    cloudSqlSurvivesAZone,
    firestoreInMultiRegion,
    imageRegistryOutlivesARegion,
    kmsKeyRingOutlivesARegion,
    pubsubTopicStoredInBothRegions,
    redisSurvivesAZone,
    secretsInBothRegions,
    storageBucketOutlivesARegion,
    valkeyReplicaInOtherRegion,
    valkeySurvivesAZone,
];
