/**
 * All rules, by concern. Generated from the folder of rules by `npm run generate`. Long because each rule has two
 * lines here.
 */

import type { Rule } from "./rule.ts";
import autoScalingGroupFollowsLoad from "./rules/autoscaling/auto-scaling-group-follows-load.ts";
import autoScalingGroupRoomToGrow from "./rules/autoscaling/auto-scaling-group-room-to-grow.ts";
import autoScalingGroupWarmupSet from "./rules/autoscaling/auto-scaling-group-warmup-set.ts";
import autoscalerCanGrow from "./rules/autoscaling/autoscaler-can-grow.ts";
import autoscalerLeavesRoom from "./rules/autoscaling/autoscaler-leaves-room.ts";
import autoscalerOwnsThePodCount from "./rules/autoscaling/autoscaler-owns-the-pod-count.ts";
import autoscalerScalesDownCalmly from "./rules/autoscaling/autoscaler-scales-down-calmly.ts";
import autoscalerScalesUpAtOnce from "./rules/autoscaling/autoscaler-scales-up-at-once.ts";
import autoscalerTargetExists from "./rules/autoscaling/autoscaler-target-exists.ts";
import cloudRunScalesToTheDeclaredPeak from "./rules/autoscaling/cloud-run-scales-to-the-declared-peak.ts";
import cloudSqlDiskGrows from "./rules/autoscaling/cloud-sql-disk-grows.ts";
import deploymentHasOneAutoscaler from "./rules/autoscaling/deployment-has-one-autoscaler.ts";
import dynamodbCapacityFollowsLoad from "./rules/autoscaling/dynamodb-capacity-follows-load.ts";
import gkeNodePoolBalancesZones from "./rules/autoscaling/gke-node-pool-balances-zones.ts";
import gkeNodePoolCarriesALostZone from "./rules/autoscaling/gke-node-pool-carries-a-lost-zone.ts";
import instanceGroupAutoscales from "./rules/autoscaling/instance-group-autoscales.ts";
import natPortsGrowWithLoad from "./rules/autoscaling/nat-ports-grow-with-load.ts";
import podMemoryIsLimited from "./rules/autoscaling/pod-memory-is-limited.ts";
import podRequestsCpuAndMemory from "./rules/autoscaling/pod-requests-cpu-and-memory.ts";
import rdsStorageGrows from "./rules/autoscaling/rds-storage-grows.ts";
import scalingPolicyLeavesHeadroom from "./rules/autoscaling/scaling-policy-leaves-headroom.ts";
import auditLogRetainedAndLocked from "./rules/backup/audit-log-retained-and-locked.ts";
import auditLogSinkTakesEverything from "./rules/backup/audit-log-sink-takes-everything.ts";
import awsDataInABackupPlan from "./rules/backup/aws-data-in-a-backup-plan.ts";
import backupPlanCopiesAbroad from "./rules/backup/backup-plan-copies-abroad.ts";
import backupPlanKeepsAsDeclared from "./rules/backup/backup-plan-keeps-as-declared.ts";
import backupPlanRunsDaily from "./rules/backup/backup-plan-runs-daily.ts";
import backupRestoresAreTested from "./rules/backup/backup-restores-are-tested.ts";
import backupSelectionSelectsSomething from "./rules/backup/backup-selection-selects-something.ts";
import backupVaultLockAdmitsItsBackups from "./rules/backup/backup-vault-lock-admits-its-backups.ts";
import backupVaultLocked from "./rules/backup/backup-vault-locked.ts";
import cloudSqlAutomatedBackups from "./rules/backup/cloud-sql-automated-backups.ts";
import cloudSqlBackupsOutliveTheInstance from "./rules/backup/cloud-sql-backups-outlive-the-instance.ts";
import cloudSqlBackupsOutsideItsRegion from "./rules/backup/cloud-sql-backups-outside-its-region.ts";
import cloudSqlBackupsRetainedAsDeclared from "./rules/backup/cloud-sql-backups-retained-as-declared.ts";
import cloudSqlFinalBackup from "./rules/backup/cloud-sql-final-backup.ts";
import cloudSqlPointInTimeRecovery from "./rules/backup/cloud-sql-point-in-time-recovery.ts";
import cloudSqlTransactionLogRetained from "./rules/backup/cloud-sql-transaction-log-retained.ts";
import cloudtrailBucketLocked from "./rules/backup/cloudtrail-bucket-locked.ts";
import configurationBackupRetained from "./rules/backup/configuration-backup-retained.ts";
import databaseExportKeptAsDeclared from "./rules/backup/database-export-kept-as-declared.ts";
import databaseExportScheduled from "./rules/backup/database-export-scheduled.ts";
import deploymentKeepsNoState from "./rules/backup/deployment-keeps-no-state.ts";
import dynamodbPointInTimeRecovery from "./rules/backup/dynamodb-point-in-time-recovery.ts";
import elasticacheSnapshotsKept from "./rules/backup/elasticache-snapshots-kept.ts";
import firestoreDailyBackupRetained from "./rules/backup/firestore-daily-backup-retained.ts";
import firestorePointInTimeRecovery from "./rules/backup/firestore-point-in-time-recovery.ts";
import gkeBackupPlanComplete from "./rules/backup/gke-backup-plan-complete.ts";
import gkeBackupPlanDaily from "./rules/backup/gke-backup-plan-daily.ts";
import gkeBackupPlanInAnotherRegion from "./rules/backup/gke-backup-plan-in-another-region.ts";
import gkeBackupPlanRetained from "./rules/backup/gke-backup-plan-retained.ts";
import gkeClusterHasABackupPlan from "./rules/backup/gke-cluster-has-a-backup-plan.ts";
import memorystoreThatNeverEvictsIsPersisted from "./rules/backup/memorystore-that-never-evicts-is-persisted.ts";
import pubsubMessagesRetained from "./rules/backup/pubsub-messages-retained.ts";
import rdsBackupsReplicatedAbroad from "./rules/backup/rds-backups-replicated-abroad.ts";
import rdsBackupsRetained from "./rules/backup/rds-backups-retained.ts";
import redisKeepsWhatItWasTold from "./rules/backup/redis-keeps-what-it-was-told.ts";
import s3BucketVersioned from "./rules/backup/s3-bucket-versioned.ts";
import s3OldVersionsCanBeFetchedBack from "./rules/backup/s3-old-versions-can-be-fetched-back.ts";
import statefulSetKeepsItsVolumes from "./rules/backup/stateful-set-keeps-its-volumes.ts";
import storageBucketOldVersionsKept from "./rules/backup/storage-bucket-old-versions-kept.ts";
import storageBucketVersioned from "./rules/backup/storage-bucket-versioned.ts";
import awsDataProtectedInTheState from "./rules/deletion/aws-data-protected-in-the-state.ts";
import awsStorageNotEmptiedByADestroy from "./rules/deletion/aws-storage-not-emptied-by-a-destroy.ts";
import cloudSqlDatabaseKept from "./rules/deletion/cloud-sql-database-kept.ts";
import cloudSqlDeletionProtectedInTheCloud from "./rules/deletion/cloud-sql-deletion-protected-in-the-cloud.ts";
import cryptoKeyKept from "./rules/deletion/crypto-key-kept.ts";
import dynamodbDeletionProtected from "./rules/deletion/dynamodb-deletion-protected.ts";
import elasticacheDeletionLeavesASnapshot from "./rules/deletion/elasticache-deletion-leaves-a-snapshot.ts";
import elbDeletionProtected from "./rules/deletion/elb-deletion-protected.ts";
import entranceProtectedFromDestroy from "./rules/deletion/entrance-protected-from-destroy.ts";
import gkeClusterDeletionProtected from "./rules/deletion/gke-cluster-deletion-protected.ts";
import imageCleanupKeepsRecentImages from "./rules/deletion/image-cleanup-keeps-recent-images.ts";
import kmsKeyStaysUsable from "./rules/deletion/kms-key-stays-usable.ts";
import pubsubSubscriptionNeverExpires from "./rules/deletion/pubsub-subscription-never-expires.ts";
import rdsDeletionLeavesBackups from "./rules/deletion/rds-deletion-leaves-backups.ts";
import rdsDeletionProtected from "./rules/deletion/rds-deletion-protected.ts";
import route53ZoneKeepsItsRecords from "./rules/deletion/route53-zone-keeps-its-records.ts";
import secretNeverExpires from "./rules/deletion/secret-never-expires.ts";
import secretVersionsDestroyedLate from "./rules/deletion/secret-versions-destroyed-late.ts";
import secretsmanagerSecretCanBeRestored from "./rules/deletion/secretsmanager-secret-can-be-restored.ts";
import servingResourceReplacedWithoutAGap from "./rules/deletion/serving-resource-replaced-without-a-gap.ts";
import statefulResourceDeletionProtected from "./rules/deletion/stateful-resource-deletion-protected.ts";
import statefulResourceProtectedInTheState from "./rules/deletion/stateful-resource-protected-in-the-state.ts";
import storageBucketSoftDelete from "./rules/deletion/storage-bucket-soft-delete.ts";
import autoScalingGroupMaintenanceKeepsCapacity from "./rules/deployment/auto-scaling-group-maintenance-keeps-capacity.ts";
import autoScalingGroupRefreshKeepsCapacity from "./rules/deployment/auto-scaling-group-refresh-keeps-capacity.ts";
import autoScalingGroupRefreshRollsBack from "./rules/deployment/auto-scaling-group-refresh-rolls-back.ts";
import autoScalingGroupTemplateVersionFixed from "./rules/deployment/auto-scaling-group-template-version-fixed.ts";
import autoScalingGroupUsesLaunchTemplate from "./rules/deployment/auto-scaling-group-uses-launch-template.ts";
import awsDataChangesWaitForTheWindow from "./rules/deployment/aws-data-changes-wait-for-the-window.ts";
import awsMaintenanceInOneRegionAtATime from "./rules/deployment/aws-maintenance-in-one-region-at-a-time.ts";
import backendServiceDrainsConnections from "./rules/deployment/backend-service-drains-connections.ts";
import cloudRunTrafficNamesRevisions from "./rules/deployment/cloud-run-traffic-names-revisions.ts";
import cloudSqlMaintenanceWindow from "./rules/deployment/cloud-sql-maintenance-window.ts";
import configurationHoldsNoUnresolvedValues from "./rules/deployment/configuration-holds-no-unresolved-values.ts";
import cronJobHasDeadlines from "./rules/deployment/cron-job-has-deadlines.ts";
import deploymentGivesUpStuckRollouts from "./rules/deployment/deployment-gives-up-stuck-rollouts.ts";
import deploymentKeepsReleasesToGoBackTo from "./rules/deployment/deployment-keeps-releases-to-go-back-to.ts";
import deploymentRollsWithoutAGap from "./rules/deployment/deployment-rolls-without-a-gap.ts";
import deploymentSpreadCountsEachRollout from "./rules/deployment/deployment-spread-counts-each-rollout.ts";
import deploymentWatchesNewPods from "./rules/deployment/deployment-watches-new-pods.ts";
import ecsServiceKeepsCapacity from "./rules/deployment/ecs-service-keeps-capacity.ts";
import ecsServiceRollsBack from "./rules/deployment/ecs-service-rolls-back.ts";
import entranceReplacedBeforeDeletion from "./rules/deployment/entrance-replaced-before-deletion.ts";
import gkeMaintenanceWindowSet from "./rules/deployment/gke-maintenance-window-set.ts";
import gkeNodePoolUpgradesKeepCapacity from "./rules/deployment/gke-node-pool-upgrades-keep-capacity.ts";
import gkeReleaseChannelIsTried from "./rules/deployment/gke-release-channel-is-tried.ts";
import imageTagsCannotBeMoved from "./rules/deployment/image-tags-cannot-be-moved.ts";
import instanceGroupUpdatesKeepCapacity from "./rules/deployment/instance-group-updates-keep-capacity.ts";
import kubernetesApiIsServed from "./rules/deployment/kubernetes-api-is-served.ts";
import launchTemplateImageFixed from "./rules/deployment/launch-template-image-fixed.ts";
import memorystoreMaintenanceWindowsDiffer from "./rules/deployment/memorystore-maintenance-windows-differ.ts";
import podAccountExists from "./rules/deployment/pod-account-exists.ts";
import podHasAController from "./rules/deployment/pod-has-a-controller.ts";
import podImageByDigest from "./rules/deployment/pod-image-by-digest.ts";
import podOutlastsItsShutdown from "./rules/deployment/pod-outlasts-its-shutdown.ts";
import podWaitsBeforeItStops from "./rules/deployment/pod-waits-before-it-stops.ts";
import scheduledJobKnowsNoSummerTime from "./rules/deployment/scheduled-job-knows-no-summer-time.ts";
import targetGroupDrains from "./rules/deployment/target-group-drains.ts";
import workerDomainHasADeployment from "./rules/deployment/worker-domain-has-a-deployment.ts";
import workerSiteDeploysOneVersion from "./rules/deployment/worker-site-deploys-one-version.ts";
import cacheRuleKeepsVersionedFiles from "./rules/edge/cache-rule-keeps-versioned-files.ts";
import cacheRuleLeavesApiAnswersAlone from "./rules/edge/cache-rule-leaves-api-answers-alone.ts";
import cloudfrontApiNotCached from "./rules/edge/cloudfront-api-not-cached.ts";
import cloudfrontAssetsCached from "./rules/edge/cloudfront-assets-cached.ts";
import cloudfrontForwardsCredentials from "./rules/edge/cloudfront-forwards-credentials.ts";
import webAclLimitsRate from "./rules/edge/web-acl-limits-rate.ts";
import webAclManagedRulesAct from "./rules/edge/web-acl-managed-rules-act.ts";
import workerRouteRunsAWorker from "./rules/edge/worker-route-runs-a-worker.ts";
import zoneHasATieredCache from "./rules/edge/zone-has-a-tiered-cache.ts";
import zoneRecordLeadsSomewhere from "./rules/edge/zone-record-leads-somewhere.ts";
import zoneServesThroughTheEdge from "./rules/edge/zone-serves-through-the-edge.ts";
import zoneSettingLetsModernClientsIn from "./rules/edge/zone-setting-lets-modern-clients-in.ts";
import zoneSettingStatedOnce from "./rules/edge/zone-setting-stated-once.ts";
import zoneSignsItsNames from "./rules/edge/zone-signs-its-names.ts";
import acmCertificateIssuedBeforeUse from "./rules/encryption/acm-certificate-issued-before-use.ts";
import acmCertificateRenewsItself from "./rules/encryption/acm-certificate-renews-itself.ts";
import certificateCoversTheNamesOfItsAddress from "./rules/encryption/certificate-covers-the-names-of-its-address.ts";
import cloudSqlConnectionsEncrypted from "./rules/encryption/cloud-sql-connections-encrypted.ts";
import cloudfrontOriginTls12 from "./rules/encryption/cloudfront-origin-tls-1-2.ts";
import cloudfrontServesHttpsOnly from "./rules/encryption/cloudfront-serves-https-only.ts";
import cloudfrontViewerTls12 from "./rules/encryption/cloudfront-viewer-tls-1-2.ts";
import cryptoKeyRotates from "./rules/encryption/crypto-key-rotates.ts";
import dnsAuthorizationHasItsRecord from "./rules/encryption/dns-authorization-has-its-record.ts";
import elasticacheEncrypted from "./rules/encryption/elasticache-encrypted.ts";
import elbListenerRedirectsToHttps from "./rules/encryption/elb-listener-redirects-to-https.ts";
import elbListenerTlsPolicyCurrent from "./rules/encryption/elb-listener-tls-policy-current.ts";
import httpsProxyHasAnSslPolicy from "./rules/encryption/https-proxy-has-an-ssl-policy.ts";
import kmsKeyRotates from "./rules/encryption/kms-key-rotates.ts";
import managedCertificateProvesEveryDomain from "./rules/encryption/managed-certificate-proves-every-domain.ts";
import memorystoreConnectionsEncrypted from "./rules/encryption/memorystore-connections-encrypted.ts";
import podEnvironmentHoldsNoSecrets from "./rules/encryption/pod-environment-holds-no-secrets.ts";
import publicZoneIsSigned from "./rules/encryption/public-zone-is-signed.ts";
import rdsParametersRequireTls from "./rules/encryption/rds-parameters-require-tls.ts";
import rdsProxyRequiresTls from "./rules/encryption/rds-proxy-requires-tls.ts";
import rdsStorageEncrypted from "./rules/encryption/rds-storage-encrypted.ts";
import tlsPolicyStartsAt12 from "./rules/encryption/tls-policy-starts-at-1-2.ts";
import zonePromisesHttps from "./rules/encryption/zone-promises-https.ts";
import zoneSettingKeepsTrafficEncrypted from "./rules/encryption/zone-setting-keeps-traffic-encrypted.ts";
import backendServiceBehindASecurityPolicy from "./rules/exposure/backend-service-behind-a-security-policy.ts";
import cloudRunBehindTheLoadBalancer from "./rules/exposure/cloud-run-behind-the-load-balancer.ts";
import cloudRunHasAnIdentityOfItsOwn from "./rules/exposure/cloud-run-has-an-identity-of-its-own.ts";
import cloudSqlIamLoginEnabled from "./rules/exposure/cloud-sql-iam-login-enabled.ts";
import cloudSqlPrivateAddressOnly from "./rules/exposure/cloud-sql-private-address-only.ts";
import cloudSqlUsersLogInByIam from "./rules/exposure/cloud-sql-users-log-in-by-iam.ts";
import cloudfrontBehindWebAcl from "./rules/exposure/cloudfront-behind-web-acl.ts";
import elbBehindWebAcl from "./rules/exposure/elb-behind-web-acl.ts";
import elbShedsMalformedRequests from "./rules/exposure/elb-sheds-malformed-requests.ts";
import gkeControlPlaneNotOpen from "./rules/exposure/gke-control-plane-not-open.ts";
import gkeNetworkPolicyEnforced from "./rules/exposure/gke-network-policy-enforced.ts";
import gkeNodesBootVerified from "./rules/exposure/gke-nodes-boot-verified.ts";
import gkeNodesPrivate from "./rules/exposure/gke-nodes-private.ts";
import gkeWorkloadIdentity from "./rules/exposure/gke-workload-identity.ts";
import ingressEndsTlsAtAService from "./rules/exposure/ingress-ends-tls-at-a-service.ts";
import kubernetesLoadBalancerAdmitsNamedSenders from "./rules/exposure/kubernetes-load-balancer-admits-named-senders.ts";
import loadBalancerNameIsRateLimited from "./rules/exposure/load-balancer-name-is-rate-limited.ts";
import memorystoreClientsAuthenticate from "./rules/exposure/memorystore-clients-authenticate.ts";
import namespaceDeniesWhatNobodyAllows from "./rules/exposure/namespace-denies-what-nobody-allows.ts";
import networkPolicySelectsPods from "./rules/exposure/network-policy-selects-pods.ts";
import podAccountTokenIsNotMounted from "./rules/exposure/pod-account-token-is-not-mounted.ts";
import podRunsWithoutRights from "./rules/exposure/pod-runs-without-rights.ts";
import pubsubPushSaysWhoCalls from "./rules/exposure/pubsub-push-says-who-calls.ts";
import rdsNotPublic from "./rules/exposure/rds-not-public.ts";
import resourceInAnApprovedLocation from "./rules/exposure/resource-in-an-approved-location.ts";
import s3BucketOwnsItsObjects from "./rules/exposure/s3-bucket-owns-its-objects.ts";
import s3BucketRefusesPublicAccess from "./rules/exposure/s3-bucket-refuses-public-access.ts";
import secretNotInPlainInputs from "./rules/exposure/secret-not-in-plain-inputs.ts";
import securityGroupOpenOnlyAtTheEntrance from "./rules/exposure/security-group-open-only-at-the-entrance.ts";
import securityPolicyLimitsRates from "./rules/exposure/security-policy-limits-rates.ts";
import storageBucketAccessByIamAlone from "./rules/exposure/storage-bucket-access-by-iam-alone.ts";
import storageBucketNeverPublic from "./rules/exposure/storage-bucket-never-public.ts";
import workerAnswersUnderItsOwnNamesOnly from "./rules/exposure/worker-answers-under-its-own-names-only.ts";
import zoneIdentifiesItselfToOrigins from "./rules/exposure/zone-identifies-itself-to-origins.ts";
import zoneRunsManagedRules from "./rules/exposure/zone-runs-managed-rules.ts";
import bypassDnsWithinPartitionObjective from "./rules/failover/bypass-dns-within-partition-objective.ts";
import cloudfrontFailsOverOnServerErrors from "./rules/failover/cloudfront-fails-over-on-server-errors.ts";
import cloudfrontOriginFailsOver from "./rules/failover/cloudfront-origin-fails-over.ts";
import cloudfrontOriginGivenUpInTime from "./rules/failover/cloudfront-origin-given-up-in-time.ts";
import databaseFailoverWithinObjective from "./rules/failover/database-failover-within-objective.ts";
import detectionWithinPartitionObjective from "./rules/failover/detection-within-partition-objective.ts";
import dnsRecordFailsOver from "./rules/failover/dns-record-fails-over.ts";
import edgeDatabaseDecisionWithinObjective from "./rules/failover/edge-database-decision-within-objective.ts";
import edgeErrorRateDecisionWithinObjective from "./rules/failover/edge-error-rate-decision-within-objective.ts";
import edgeReturnIsGradual from "./rules/failover/edge-return-is-gradual.ts";
import elbZonalShiftAllowed from "./rules/failover/elb-zonal-shift-allowed.ts";
import endpointGroupKeepsServiceHealth from "./rules/failover/endpoint-group-keeps-service-health.ts";
import endpointGroupStaysInItsRegion from "./rules/failover/endpoint-group-stays-in-its-region.ts";
import errorRateFailoverWithinObjective from "./rules/failover/error-rate-failover-within-objective.ts";
import externalAddressHasAnEntrance from "./rules/failover/external-address-has-an-entrance.ts";
import kubernetesLoadBalancerFindsReadyPods from "./rules/failover/kubernetes-load-balancer-finds-ready-pods.ts";
import kubernetesLoadBalancerKeepsItsAddress from "./rules/failover/kubernetes-load-balancer-keeps-its-address.ts";
import kubernetesServicePortsExist from "./rules/failover/kubernetes-service-ports-exist.ts";
import kubernetesServiceSelectsPods from "./rules/failover/kubernetes-service-selects-pods.ts";
import kubernetesServiceSendsToOneRelease from "./rules/failover/kubernetes-service-sends-to-one-release.ts";
import loadBalancerFallbackIsNotPrimary from "./rules/failover/load-balancer-fallback-is-not-primary.ts";
import loadBalancerIsEnabled from "./rules/failover/load-balancer-is-enabled.ts";
import loadBalancerOverridesKeepASecondPool from "./rules/failover/load-balancer-overrides-keep-a-second-pool.ts";
import loadBalancerPinsNoSessions from "./rules/failover/load-balancer-pins-no-sessions.ts";
import loadBalancerPoolGoesDownWithItsOrigins from "./rules/failover/load-balancer-pool-goes-down-with-its-origins.ts";
import loadBalancerPoolsCoverBothRegions from "./rules/failover/load-balancer-pools-cover-both-regions.ts";
import loadBalancerPoolsHaveMonitors from "./rules/failover/load-balancer-pools-have-monitors.ts";
import loadBalancerRetriesInAnotherPool from "./rules/failover/load-balancer-retries-in-another-pool.ts";
import loadBalancerSteersInOrderAtTheEdge from "./rules/failover/load-balancer-steers-in-order-at-the-edge.ts";
import networkPolicyLetsNamesBeLookedUp from "./rules/failover/network-policy-lets-names-be-looked-up.ts";
import networkPolicyLetsRequestsIn from "./rules/failover/network-policy-lets-requests-in.ts";
import networkRoutesGlobally from "./rules/failover/network-routes-globally.ts";
import nginxTriesAnotherServer from "./rules/failover/nginx-tries-another-server.ts";
import pgbouncerFindsDeadConnections from "./rules/failover/pgbouncer-finds-dead-connections.ts";
import pgbouncerGivesUpWaiting from "./rules/failover/pgbouncer-gives-up-waiting.ts";
import rdsFailoverWithinDatabaseObjective from "./rules/failover/rds-failover-within-database-objective.ts";
import route53AliasEvaluatesTargetHealth from "./rules/failover/route53-alias-evaluates-target-health.ts";
import route53FailoverRecordTtl from "./rules/failover/route53-failover-record-ttl.ts";
import route53FailoverRecordWatchedFromOutside from "./rules/failover/route53-failover-record-watched-from-outside.ts";
import route53FailoverRecordsLeadToTwoRegions from "./rules/failover/route53-failover-records-lead-to-two-regions.ts";
import route53FailoverRecordsPaired from "./rules/failover/route53-failover-records-paired.ts";
import route53FailoverWithinPartitionObjective from "./rules/failover/route53-failover-within-partition-objective.ts";
import route53HealthCheckAsksOneRegion from "./rules/failover/route53-health-check-asks-one-region.ts";
import route53HealthCheckCanFail from "./rules/failover/route53-health-check-can-fail.ts";
import sentinelNoticesADeadPrimary from "./rules/failover/sentinel-notices-a-dead-primary.ts";
import targetGroupLeavesDnsBeforeFailingOpen from "./rules/failover/target-group-leaves-dns-before-failing-open.ts";
import zoneRecordBehindALoadBalancer from "./rules/failover/zone-record-behind-a-load-balancer.ts";
import zoneRecordForgottenWithinAMinute from "./rules/failover/zone-record-forgotten-within-a-minute.ts";
import autoScalingGroupGracePeriod from "./rules/health/auto-scaling-group-grace-period.ts";
import autoScalingGroupHealsItself from "./rules/health/auto-scaling-group-heals-itself.ts";
import autoScalingGroupUsesLoadBalancerHealth from "./rules/health/auto-scaling-group-uses-load-balancer-health.ts";
import backendServiceHasAHealthCheck from "./rules/health/backend-service-has-a-health-check.ts";
import cloudRunGivesUpInTime from "./rules/health/cloud-run-gives-up-in-time.ts";
import cloudRunLivenessIgnoresDependencies from "./rules/health/cloud-run-liveness-ignores-dependencies.ts";
import cloudRunLivenessProbe from "./rules/health/cloud-run-liveness-probe.ts";
import cloudRunReadinessProbe from "./rules/health/cloud-run-readiness-probe.ts";
import cloudRunReadinessWithinErrorRateObjective from "./rules/health/cloud-run-readiness-within-error-rate-objective.ts";
import cloudRunStartupProbe from "./rules/health/cloud-run-startup-probe.ts";
import cloudRunWarmInBothRegions from "./rules/health/cloud-run-warm-in-both-regions.ts";
import cloudSqlAlwaysOn from "./rules/health/cloud-sql-always-on.ts";
import elasticacheMakesRoomWhenFull from "./rules/health/elasticache-makes-room-when-full.ts";
import gkeNodePoolRepairsItself from "./rules/health/gke-node-pool-repairs-itself.ts";
import healthCheckAsksAHealthPath from "./rules/health/health-check-asks-a-health-path.ts";
import instanceGroupHealsItself from "./rules/health/instance-group-heals-itself.ts";
import loadBalancerPoolProbedFromSeveralRegions from "./rules/health/load-balancer-pool-probed-from-several-regions.ts";
import monitorAcceptsOnlyHealthyAnswers from "./rules/health/monitor-accepts-only-healthy-answers.ts";
import monitorAsksAHealthPath from "./rules/health/monitor-asks-a-health-path.ts";
import monitorNeedsRepeatedSuccess from "./rules/health/monitor-needs-repeated-success.ts";
import nginxAnswersItsProbes from "./rules/health/nginx-answers-its-probes.ts";
import podHasTimeToStart from "./rules/health/pod-has-time-to-start.ts";
import podLeavesRotationInTime from "./rules/health/pod-leaves-rotation-in-time.ts";
import podLivenessAsksTheProcessAlone from "./rules/health/pod-liveness-asks-the-process-alone.ts";
import podLivenessProbe from "./rules/health/pod-liveness-probe.ts";
import podProbeEndsBeforeTheNext from "./rules/health/pod-probe-ends-before-the-next.ts";
import podProbePortsExist from "./rules/health/pod-probe-ports-exist.ts";
import podReadinessProbe from "./rules/health/pod-readiness-probe.ts";
import podRestartsWhenStuckInTime from "./rules/health/pod-restarts-when-stuck-in-time.ts";
import pubsubDeadLettersKept from "./rules/health/pubsub-dead-letters-kept.ts";
import pubsubPushDeadlineCoversTheWorker from "./rules/health/pubsub-push-deadline-covers-the-worker.ts";
import pubsubSubscriptionBacksOff from "./rules/health/pubsub-subscription-backs-off.ts";
import pubsubSubscriptionPutsAsideWhatFails from "./rules/health/pubsub-subscription-puts-aside-what-fails.ts";
import scheduledJobRuns from "./rules/health/scheduled-job-runs.ts";
import scheduledJobTriesAgain from "./rules/health/scheduled-job-tries-again.ts";
import targetGroupEasesSickTargets from "./rules/health/target-group-eases-sick-targets.ts";
import targetGroupFindsDeadTargets from "./rules/health/target-group-finds-dead-targets.ts";
import targetGroupHealthCheckEnabled from "./rules/health/target-group-health-check-enabled.ts";
import targetGroupHealthIgnoresDependencies from "./rules/health/target-group-health-ignores-dependencies.ts";
import targetGroupHealthNeedsSuccess from "./rules/health/target-group-health-needs-success.ts";
import targetGroupHealthPathDeclared from "./rules/health/target-group-health-path-declared.ts";
import targetGroupReadmitsTargets from "./rules/health/target-group-readmits-targets.ts";
import targetGroupSessionsShort from "./rules/health/target-group-sessions-short.ts";
import criticalAlertFiresWithinRecoveryTime from "./rules/objectives/critical-alert-fires-within-recovery-time.ts";
import recoveryPointWithinObjective from "./rules/objectives/recovery-point-within-objective.ts";
import replicationLagAlertWithinRecoveryPoint from "./rules/objectives/replication-lag-alert-within-recovery-point.ts";
import storageBucketReplicatesWithinRecoveryPoint from "./rules/objectives/storage-bucket-replicates-within-recovery-point.ts";
import systemDeclaresObjectives from "./rules/objectives/system-declares-objectives.ts";
import alertClosesByItself from "./rules/observability/alert-closes-by-itself.ts";
import alertLadderComplete from "./rules/observability/alert-ladder-complete.ts";
import alertReachesAPerson from "./rules/observability/alert-reaches-a-person.ts";
import autoScalingGroupReportsMetrics from "./rules/observability/auto-scaling-group-reports-metrics.ts";
import availabilityObjectiveHasAnSlo from "./rules/observability/availability-objective-has-an-slo.ts";
import backendServiceLogsRequests from "./rules/observability/backend-service-logs-requests.ts";
import backupFailuresAreHeard from "./rules/observability/backup-failures-are-heard.ts";
import cloudSqlQueryInsights from "./rules/observability/cloud-sql-query-insights.ts";
import cloudtrailHearsEveryRegion from "./rules/observability/cloudtrail-hears-every-region.ts";
import criticalAlertHasAChannelOfItsOwn from "./rules/observability/critical-alert-has-a-channel-of-its-own.ts";
import elasticacheNodesHaveAlarms from "./rules/observability/elasticache-nodes-have-alarms.ts";
import elbAccessLogsKept from "./rules/observability/elb-access-logs-kept.ts";
import gkeCollectsWhatAlertsWatch from "./rules/observability/gke-collects-what-alerts-watch.ts";
import gkeLogsWorkloads from "./rules/observability/gke-logs-workloads.ts";
import healthCheckLogsChanges from "./rules/observability/health-check-logs-changes.ts";
import healthPathWatchedFromOutside from "./rules/observability/health-path-watched-from-outside.ts";
import loadBalancerPoolHealthTellsAPerson from "./rules/observability/load-balancer-pool-health-tells-a-person.ts";
import logGroupKeepsItsLines from "./rules/observability/log-group-keeps-its-lines.ts";
import logMetricIsWatched from "./rules/observability/log-metric-is-watched.ts";
import metricAlarmSaysWhatSilenceMeans from "./rules/observability/metric-alarm-says-what-silence-means.ts";
import natLogsErrors from "./rules/observability/nat-logs-errors.ts";
import notificationChannelIsOn from "./rules/observability/notification-channel-is-on.ts";
import outageAlertRingsWithinRecoveryTime from "./rules/observability/outage-alert-rings-within-recovery-time.ts";
import podMonitorSelectsPods from "./rules/observability/pod-monitor-selects-pods.ts";
import prometheusAlertNamesARunbook from "./rules/observability/prometheus-alert-names-a-runbook.ts";
import rdsHasItsAlarms from "./rules/observability/rds-has-its-alarms.ts";
import rdsMonitoredFromInside from "./rules/observability/rds-monitored-from-inside.ts";
import rdsReplicaLagWithinRecoveryPoint from "./rules/observability/rds-replica-lag-within-recovery-point.ts";
import snsTopicAdmitsItsSenders from "./rules/observability/sns-topic-admits-its-senders.ts";
import snsTopicHasASubscriber from "./rules/observability/sns-topic-has-a-subscriber.ts";
import snsTopicKeyAdmitsItsSenders from "./rules/observability/sns-topic-key-admits-its-senders.ts";
import systemHasADashboard from "./rules/observability/system-has-a-dashboard.ts";
import targetGroupAlarmOnErrors from "./rules/observability/target-group-alarm-on-errors.ts";
import targetGroupAlarmOnOneDeadHost from "./rules/observability/target-group-alarm-on-one-dead-host.ts";
import targetGroupAlarmOnSlowAnswers from "./rules/observability/target-group-alarm-on-slow-answers.ts";
import uptimeAlertCountsItsOwnChecks from "./rules/observability/uptime-alert-counts-its-own-checks.ts";
import uptimeCheckAsksFromThreeRegions from "./rules/observability/uptime-check-asks-from-three-regions.ts";
import uptimeCheckBelievesOnlyGoodAnswers from "./rules/observability/uptime-check-believes-only-good-answers.ts";
import uptimeCheckHasAnAlert from "./rules/observability/uptime-check-has-an-alert.ts";
import vpcFlowLogsKept from "./rules/observability/vpc-flow-logs-kept.ts";
import autoScalingGroupTwinCarriesTheLoad from "./rules/pairing/auto-scaling-group-twin-carries-the-load.ts";
import backendServiceTwinInFailoverRegion from "./rules/pairing/backend-service-twin-in-failover-region.ts";
import cloudRunJobTwinInFailoverRegion from "./rules/pairing/cloud-run-job-twin-in-failover-region.ts";
import cloudRunJobTwinsRunTheSameImage from "./rules/pairing/cloud-run-job-twins-run-the-same-image.ts";
import cloudRunTwinsAnswerAlike from "./rules/pairing/cloud-run-twins-answer-alike.ts";
import cloudRunTwinsHaveTheSameEnvironment from "./rules/pairing/cloud-run-twins-have-the-same-environment.ts";
import cloudSqlReplicaAcceptsTheSameClients from "./rules/pairing/cloud-sql-replica-accepts-the-same-clients.ts";
import cloudSqlReplicaAsLarge from "./rules/pairing/cloud-sql-replica-as-large.ts";
import cloudSqlReplicaSameEdition from "./rules/pairing/cloud-sql-replica-same-edition.ts";
import cloudSqlReplicaSameFlags from "./rules/pairing/cloud-sql-replica-same-flags.ts";
import cloudSqlReplicaSamePool from "./rules/pairing/cloud-sql-replica-same-pool.ts";
import gkeClusterTwinInFailoverRegion from "./rules/pairing/gke-cluster-twin-in-failover-region.ts";
import gkeNodePoolTwinCarriesAsMuch from "./rules/pairing/gke-node-pool-twin-carries-as-much.ts";
import gkeTwinsFollowOneReleaseChannel from "./rules/pairing/gke-twins-follow-one-release-channel.ts";
import gkeTwinsMaintainedOnDifferentDays from "./rules/pairing/gke-twins-maintained-on-different-days.ts";
import kubernetesObjectHasATwin from "./rules/pairing/kubernetes-object-has-a-twin.ts";
import launchTemplateTwinsSameType from "./rules/pairing/launch-template-twins-same-type.ts";
import regionStandsOnItsOwn from "./rules/pairing/region-stands-on-its-own.ts";
import regionalResourceHasATwin from "./rules/pairing/regional-resource-has-a-twin.ts";
import subnetworkTwinInFailoverRegion from "./rules/pairing/subnetwork-twin-in-failover-region.ts";
import urlMapTwinsRouteAlike from "./rules/pairing/url-map-twins-route-alike.ts";
import valkeyTwinsAlike from "./rules/pairing/valkey-twins-alike.ts";
import workloadTwinCanCarryAsMuch from "./rules/pairing/workload-twin-can-carry-as-much.ts";
import workloadTwinsAreConfiguredAlike from "./rules/pairing/workload-twins-are-configured-alike.ts";
import workloadTwinsRunTheSameImages from "./rules/pairing/workload-twins-run-the-same-images.ts";
import autoScalingGroupMinPerZone from "./rules/redundancy/auto-scaling-group-min-per-zone.ts";
import autoScalingGroupSpansZones from "./rules/redundancy/auto-scaling-group-spans-zones.ts";
import autoScalingGroupSpotReplacedEarly from "./rules/redundancy/auto-scaling-group-spot-replaced-early.ts";
import availabilityPropertyNotIgnored from "./rules/redundancy/availability-property-not-ignored.ts";
import awsDataSubnetsSpanZones from "./rules/redundancy/aws-data-subnets-span-zones.ts";
import cloudRunTwinInFailoverRegion from "./rules/redundancy/cloud-run-twin-in-failover-region.ts";
import cloudRunTwinsRunTheSameImage from "./rules/redundancy/cloud-run-twins-run-the-same-image.ts";
import cloudSqlMachineHasAnSla from "./rules/redundancy/cloud-sql-machine-has-an-sla.ts";
import cloudSqlReplicaInFailoverRegion from "./rules/redundancy/cloud-sql-replica-in-failover-region.ts";
import cloudSqlSurvivesAZone from "./rules/redundancy/cloud-sql-survives-a-zone.ts";
import cryptoKeyRingOutlivesARegion from "./rules/redundancy/crypto-key-ring-outlives-a-region.ts";
import disruptionBudgetAllowsEvictions from "./rules/redundancy/disruption-budget-allows-evictions.ts";
import disruptionBudgetKeepsPods from "./rules/redundancy/disruption-budget-keeps-pods.ts";
import disruptionBudgetLetsBrokenPodsGo from "./rules/redundancy/disruption-budget-lets-broken-pods-go.ts";
import disruptionBudgetSelectsPods from "./rules/redundancy/disruption-budget-selects-pods.ts";
import dynamodbInBothRegions from "./rules/redundancy/dynamodb-in-both-regions.ts";
import ecsServiceRunsSeveralTasks from "./rules/redundancy/ecs-service-runs-several-tasks.ts";
import efsInSeveralZones from "./rules/redundancy/efs-in-several-zones.ts";
import elasticacheFollowedInOtherRegion from "./rules/redundancy/elasticache-followed-in-other-region.ts";
import elasticacheGlobalGroupFailsOver from "./rules/redundancy/elasticache-global-group-fails-over.ts";
import elasticacheSurvivesAZone from "./rules/redundancy/elasticache-survives-a-zone.ts";
import elbCrossZoneOn from "./rules/redundancy/elb-cross-zone-on.ts";
import elbSpansZones from "./rules/redundancy/elb-spans-zones.ts";
import firestoreInMultiRegion from "./rules/redundancy/firestore-in-multi-region.ts";
import gkeClusterIsRegional from "./rules/redundancy/gke-cluster-is-regional.ts";
import gkeNodePoolInThreeZones from "./rules/redundancy/gke-node-pool-in-three-zones.ts";
import gkeNodePoolKeepsANodeInEachZone from "./rules/redundancy/gke-node-pool-keeps-a-node-in-each-zone.ts";
import gkePrivateNodesHaveAWayOut from "./rules/redundancy/gke-private-nodes-have-a-way-out.ts";
import globalBackendServiceSpansRegions from "./rules/redundancy/global-backend-service-spans-regions.ts";
import imageRegistryOutlivesARegion from "./rules/redundancy/image-registry-outlives-a-region.ts";
import instanceGroupSpansZones from "./rules/redundancy/instance-group-spans-zones.ts";
import kmsKeyInBothRegions from "./rules/redundancy/kms-key-in-both-regions.ts";
import lambdaInSeveralZones from "./rules/redundancy/lambda-in-several-zones.ts";
import natGatewayInEveryZone from "./rules/redundancy/nat-gateway-in-every-zone.ts";
import natHasAddressesToSpare from "./rules/redundancy/nat-has-addresses-to-spare.ts";
import podScratchSpaceIsBounded from "./rules/redundancy/pod-scratch-space-is-bounded.ts";
import pubsubTopicStoredInBothRegions from "./rules/redundancy/pubsub-topic-stored-in-both-regions.ts";
import rdsClusterMembersInTwoZones from "./rules/redundancy/rds-cluster-members-in-two-zones.ts";
import rdsMultiAz from "./rules/redundancy/rds-multi-az.ts";
import rdsReplicaInOtherRegion from "./rules/redundancy/rds-replica-in-other-region.ts";
import rdsStandbyIsAsLarge from "./rules/redundancy/rds-standby-is-as-large.ts";
import redisKeepsTwoReplicas from "./rules/redundancy/redis-keeps-two-replicas.ts";
import redisMemoryHasRoom from "./rules/redundancy/redis-memory-has-room.ts";
import redisRefusesWritesAlone from "./rules/redundancy/redis-refuses-writes-alone.ts";
import redisSurvivesAZone from "./rules/redundancy/redis-survives-a-zone.ts";
import s3BucketReplicatedAbroad from "./rules/redundancy/s3-bucket-replicated-abroad.ts";
import secretsInBothRegions from "./rules/redundancy/secrets-in-both-regions.ts";
import secretsmanagerSecretInBothRegions from "./rules/redundancy/secretsmanager-secret-in-both-regions.ts";
import sentinelQuorumSurvivesAZone from "./rules/redundancy/sentinel-quorum-survives-a-zone.ts";
import storageBucketOutlivesARegion from "./rules/redundancy/storage-bucket-outlives-a-region.ts";
import subnetworkReachesGooglePrivately from "./rules/redundancy/subnetwork-reaches-google-privately.ts";
import valkeyReplicaInOtherRegion from "./rules/redundancy/valkey-replica-in-other-region.ts";
import valkeySurvivesAZone from "./rules/redundancy/valkey-survives-a-zone.ts";
import vpcEndpointInEveryZone from "./rules/redundancy/vpc-endpoint-in-every-zone.ts";
import vpcTiersSpanZones from "./rules/redundancy/vpc-tiers-span-zones.ts";
import workloadHasOneDisruptionBudget from "./rules/redundancy/workload-has-one-disruption-budget.ts";
import workloadKeepsSparePods from "./rules/redundancy/workload-keeps-spare-pods.ts";
import workloadSpreadCountsItsOwnPods from "./rules/redundancy/workload-spread-counts-its-own-pods.ts";
import workloadSpreadWaitsForLostZones from "./rules/redundancy/workload-spread-waits-for-lost-zones.ts";
import workloadSpreadsOverNodes from "./rules/redundancy/workload-spreads-over-nodes.ts";
import workloadSpreadsOverZones from "./rules/redundancy/workload-spreads-over-zones.ts";

export const catalog: readonly Rule[] = [
    autoScalingGroupFollowsLoad,
    autoScalingGroupRoomToGrow,
    autoScalingGroupWarmupSet,
    autoscalerCanGrow,
    autoscalerLeavesRoom,
    autoscalerOwnsThePodCount,
    autoscalerScalesDownCalmly,
    autoscalerScalesUpAtOnce,
    autoscalerTargetExists,
    cloudRunScalesToTheDeclaredPeak,
    cloudSqlDiskGrows,
    deploymentHasOneAutoscaler,
    dynamodbCapacityFollowsLoad,
    gkeNodePoolBalancesZones,
    gkeNodePoolCarriesALostZone,
    instanceGroupAutoscales,
    natPortsGrowWithLoad,
    podMemoryIsLimited,
    podRequestsCpuAndMemory,
    rdsStorageGrows,
    scalingPolicyLeavesHeadroom,
    auditLogRetainedAndLocked,
    auditLogSinkTakesEverything,
    awsDataInABackupPlan,
    backupPlanCopiesAbroad,
    backupPlanKeepsAsDeclared,
    backupPlanRunsDaily,
    backupRestoresAreTested,
    backupSelectionSelectsSomething,
    backupVaultLockAdmitsItsBackups,
    backupVaultLocked,
    cloudSqlAutomatedBackups,
    cloudSqlBackupsOutliveTheInstance,
    cloudSqlBackupsOutsideItsRegion,
    cloudSqlBackupsRetainedAsDeclared,
    cloudSqlFinalBackup,
    cloudSqlPointInTimeRecovery,
    cloudSqlTransactionLogRetained,
    cloudtrailBucketLocked,
    configurationBackupRetained,
    databaseExportKeptAsDeclared,
    databaseExportScheduled,
    deploymentKeepsNoState,
    dynamodbPointInTimeRecovery,
    elasticacheSnapshotsKept,
    firestoreDailyBackupRetained,
    firestorePointInTimeRecovery,
    gkeBackupPlanComplete,
    gkeBackupPlanDaily,
    gkeBackupPlanInAnotherRegion,
    gkeBackupPlanRetained,
    gkeClusterHasABackupPlan,
    memorystoreThatNeverEvictsIsPersisted,
    pubsubMessagesRetained,
    rdsBackupsReplicatedAbroad,
    rdsBackupsRetained,
    redisKeepsWhatItWasTold,
    s3BucketVersioned,
    s3OldVersionsCanBeFetchedBack,
    statefulSetKeepsItsVolumes,
    storageBucketOldVersionsKept,
    storageBucketVersioned,
    awsDataProtectedInTheState,
    awsStorageNotEmptiedByADestroy,
    cloudSqlDatabaseKept,
    cloudSqlDeletionProtectedInTheCloud,
    cryptoKeyKept,
    dynamodbDeletionProtected,
    elasticacheDeletionLeavesASnapshot,
    elbDeletionProtected,
    entranceProtectedFromDestroy,
    gkeClusterDeletionProtected,
    imageCleanupKeepsRecentImages,
    kmsKeyStaysUsable,
    pubsubSubscriptionNeverExpires,
    rdsDeletionLeavesBackups,
    rdsDeletionProtected,
    route53ZoneKeepsItsRecords,
    secretNeverExpires,
    secretVersionsDestroyedLate,
    secretsmanagerSecretCanBeRestored,
    servingResourceReplacedWithoutAGap,
    statefulResourceDeletionProtected,
    statefulResourceProtectedInTheState,
    storageBucketSoftDelete,
    autoScalingGroupMaintenanceKeepsCapacity,
    autoScalingGroupRefreshKeepsCapacity,
    autoScalingGroupRefreshRollsBack,
    autoScalingGroupTemplateVersionFixed,
    autoScalingGroupUsesLaunchTemplate,
    awsDataChangesWaitForTheWindow,
    awsMaintenanceInOneRegionAtATime,
    backendServiceDrainsConnections,
    cloudRunTrafficNamesRevisions,
    cloudSqlMaintenanceWindow,
    configurationHoldsNoUnresolvedValues,
    cronJobHasDeadlines,
    deploymentGivesUpStuckRollouts,
    deploymentKeepsReleasesToGoBackTo,
    deploymentRollsWithoutAGap,
    deploymentSpreadCountsEachRollout,
    deploymentWatchesNewPods,
    ecsServiceKeepsCapacity,
    ecsServiceRollsBack,
    entranceReplacedBeforeDeletion,
    gkeMaintenanceWindowSet,
    gkeNodePoolUpgradesKeepCapacity,
    gkeReleaseChannelIsTried,
    imageTagsCannotBeMoved,
    instanceGroupUpdatesKeepCapacity,
    kubernetesApiIsServed,
    launchTemplateImageFixed,
    memorystoreMaintenanceWindowsDiffer,
    podAccountExists,
    podHasAController,
    podImageByDigest,
    podOutlastsItsShutdown,
    podWaitsBeforeItStops,
    scheduledJobKnowsNoSummerTime,
    targetGroupDrains,
    workerDomainHasADeployment,
    workerSiteDeploysOneVersion,
    cacheRuleKeepsVersionedFiles,
    cacheRuleLeavesApiAnswersAlone,
    cloudfrontApiNotCached,
    cloudfrontAssetsCached,
    cloudfrontForwardsCredentials,
    webAclLimitsRate,
    webAclManagedRulesAct,
    workerRouteRunsAWorker,
    zoneHasATieredCache,
    zoneRecordLeadsSomewhere,
    zoneServesThroughTheEdge,
    zoneSettingLetsModernClientsIn,
    zoneSettingStatedOnce,
    zoneSignsItsNames,
    acmCertificateIssuedBeforeUse,
    acmCertificateRenewsItself,
    certificateCoversTheNamesOfItsAddress,
    cloudSqlConnectionsEncrypted,
    cloudfrontOriginTls12,
    cloudfrontServesHttpsOnly,
    cloudfrontViewerTls12,
    cryptoKeyRotates,
    dnsAuthorizationHasItsRecord,
    elasticacheEncrypted,
    elbListenerRedirectsToHttps,
    elbListenerTlsPolicyCurrent,
    httpsProxyHasAnSslPolicy,
    kmsKeyRotates,
    managedCertificateProvesEveryDomain,
    memorystoreConnectionsEncrypted,
    podEnvironmentHoldsNoSecrets,
    publicZoneIsSigned,
    rdsParametersRequireTls,
    rdsProxyRequiresTls,
    rdsStorageEncrypted,
    tlsPolicyStartsAt12,
    zonePromisesHttps,
    zoneSettingKeepsTrafficEncrypted,
    backendServiceBehindASecurityPolicy,
    cloudRunBehindTheLoadBalancer,
    cloudRunHasAnIdentityOfItsOwn,
    cloudSqlIamLoginEnabled,
    cloudSqlPrivateAddressOnly,
    cloudSqlUsersLogInByIam,
    cloudfrontBehindWebAcl,
    elbBehindWebAcl,
    elbShedsMalformedRequests,
    gkeControlPlaneNotOpen,
    gkeNetworkPolicyEnforced,
    gkeNodesBootVerified,
    gkeNodesPrivate,
    gkeWorkloadIdentity,
    ingressEndsTlsAtAService,
    kubernetesLoadBalancerAdmitsNamedSenders,
    loadBalancerNameIsRateLimited,
    memorystoreClientsAuthenticate,
    namespaceDeniesWhatNobodyAllows,
    networkPolicySelectsPods,
    podAccountTokenIsNotMounted,
    podRunsWithoutRights,
    pubsubPushSaysWhoCalls,
    rdsNotPublic,
    resourceInAnApprovedLocation,
    s3BucketOwnsItsObjects,
    s3BucketRefusesPublicAccess,
    secretNotInPlainInputs,
    securityGroupOpenOnlyAtTheEntrance,
    securityPolicyLimitsRates,
    storageBucketAccessByIamAlone,
    storageBucketNeverPublic,
    workerAnswersUnderItsOwnNamesOnly,
    zoneIdentifiesItselfToOrigins,
    zoneRunsManagedRules,
    bypassDnsWithinPartitionObjective,
    cloudfrontFailsOverOnServerErrors,
    cloudfrontOriginFailsOver,
    cloudfrontOriginGivenUpInTime,
    databaseFailoverWithinObjective,
    detectionWithinPartitionObjective,
    dnsRecordFailsOver,
    edgeDatabaseDecisionWithinObjective,
    edgeErrorRateDecisionWithinObjective,
    edgeReturnIsGradual,
    elbZonalShiftAllowed,
    endpointGroupKeepsServiceHealth,
    endpointGroupStaysInItsRegion,
    errorRateFailoverWithinObjective,
    externalAddressHasAnEntrance,
    kubernetesLoadBalancerFindsReadyPods,
    kubernetesLoadBalancerKeepsItsAddress,
    kubernetesServicePortsExist,
    kubernetesServiceSelectsPods,
    kubernetesServiceSendsToOneRelease,
    loadBalancerFallbackIsNotPrimary,
    loadBalancerIsEnabled,
    loadBalancerOverridesKeepASecondPool,
    loadBalancerPinsNoSessions,
    loadBalancerPoolGoesDownWithItsOrigins,
    loadBalancerPoolsCoverBothRegions,
    loadBalancerPoolsHaveMonitors,
    loadBalancerRetriesInAnotherPool,
    loadBalancerSteersInOrderAtTheEdge,
    networkPolicyLetsNamesBeLookedUp,
    networkPolicyLetsRequestsIn,
    networkRoutesGlobally,
    nginxTriesAnotherServer,
    pgbouncerFindsDeadConnections,
    pgbouncerGivesUpWaiting,
    rdsFailoverWithinDatabaseObjective,
    route53AliasEvaluatesTargetHealth,
    route53FailoverRecordTtl,
    route53FailoverRecordWatchedFromOutside,
    route53FailoverRecordsLeadToTwoRegions,
    route53FailoverRecordsPaired,
    route53FailoverWithinPartitionObjective,
    route53HealthCheckAsksOneRegion,
    route53HealthCheckCanFail,
    sentinelNoticesADeadPrimary,
    targetGroupLeavesDnsBeforeFailingOpen,
    zoneRecordBehindALoadBalancer,
    zoneRecordForgottenWithinAMinute,
    autoScalingGroupGracePeriod,
    autoScalingGroupHealsItself,
    autoScalingGroupUsesLoadBalancerHealth,
    backendServiceHasAHealthCheck,
    cloudRunGivesUpInTime,
    cloudRunLivenessIgnoresDependencies,
    cloudRunLivenessProbe,
    cloudRunReadinessProbe,
    cloudRunReadinessWithinErrorRateObjective,
    cloudRunStartupProbe,
    cloudRunWarmInBothRegions,
    cloudSqlAlwaysOn,
    elasticacheMakesRoomWhenFull,
    gkeNodePoolRepairsItself,
    healthCheckAsksAHealthPath,
    instanceGroupHealsItself,
    loadBalancerPoolProbedFromSeveralRegions,
    monitorAcceptsOnlyHealthyAnswers,
    monitorAsksAHealthPath,
    monitorNeedsRepeatedSuccess,
    nginxAnswersItsProbes,
    podHasTimeToStart,
    podLeavesRotationInTime,
    podLivenessAsksTheProcessAlone,
    podLivenessProbe,
    podProbeEndsBeforeTheNext,
    podProbePortsExist,
    podReadinessProbe,
    podRestartsWhenStuckInTime,
    pubsubDeadLettersKept,
    pubsubPushDeadlineCoversTheWorker,
    pubsubSubscriptionBacksOff,
    pubsubSubscriptionPutsAsideWhatFails,
    scheduledJobRuns,
    scheduledJobTriesAgain,
    targetGroupEasesSickTargets,
    targetGroupFindsDeadTargets,
    targetGroupHealthCheckEnabled,
    targetGroupHealthIgnoresDependencies,
    targetGroupHealthNeedsSuccess,
    targetGroupHealthPathDeclared,
    targetGroupReadmitsTargets,
    targetGroupSessionsShort,
    criticalAlertFiresWithinRecoveryTime,
    recoveryPointWithinObjective,
    replicationLagAlertWithinRecoveryPoint,
    storageBucketReplicatesWithinRecoveryPoint,
    systemDeclaresObjectives,
    alertClosesByItself,
    alertLadderComplete,
    alertReachesAPerson,
    autoScalingGroupReportsMetrics,
    availabilityObjectiveHasAnSlo,
    backendServiceLogsRequests,
    backupFailuresAreHeard,
    cloudSqlQueryInsights,
    cloudtrailHearsEveryRegion,
    criticalAlertHasAChannelOfItsOwn,
    elasticacheNodesHaveAlarms,
    elbAccessLogsKept,
    gkeCollectsWhatAlertsWatch,
    gkeLogsWorkloads,
    healthCheckLogsChanges,
    healthPathWatchedFromOutside,
    loadBalancerPoolHealthTellsAPerson,
    logGroupKeepsItsLines,
    logMetricIsWatched,
    metricAlarmSaysWhatSilenceMeans,
    natLogsErrors,
    notificationChannelIsOn,
    outageAlertRingsWithinRecoveryTime,
    podMonitorSelectsPods,
    prometheusAlertNamesARunbook,
    rdsHasItsAlarms,
    rdsMonitoredFromInside,
    rdsReplicaLagWithinRecoveryPoint,
    snsTopicAdmitsItsSenders,
    snsTopicHasASubscriber,
    snsTopicKeyAdmitsItsSenders,
    systemHasADashboard,
    targetGroupAlarmOnErrors,
    targetGroupAlarmOnOneDeadHost,
    targetGroupAlarmOnSlowAnswers,
    uptimeAlertCountsItsOwnChecks,
    uptimeCheckAsksFromThreeRegions,
    uptimeCheckBelievesOnlyGoodAnswers,
    uptimeCheckHasAnAlert,
    vpcFlowLogsKept,
    autoScalingGroupTwinCarriesTheLoad,
    backendServiceTwinInFailoverRegion,
    cloudRunJobTwinInFailoverRegion,
    cloudRunJobTwinsRunTheSameImage,
    cloudRunTwinsAnswerAlike,
    cloudRunTwinsHaveTheSameEnvironment,
    cloudSqlReplicaAcceptsTheSameClients,
    cloudSqlReplicaAsLarge,
    cloudSqlReplicaSameEdition,
    cloudSqlReplicaSameFlags,
    cloudSqlReplicaSamePool,
    gkeClusterTwinInFailoverRegion,
    gkeNodePoolTwinCarriesAsMuch,
    gkeTwinsFollowOneReleaseChannel,
    gkeTwinsMaintainedOnDifferentDays,
    kubernetesObjectHasATwin,
    launchTemplateTwinsSameType,
    regionStandsOnItsOwn,
    regionalResourceHasATwin,
    subnetworkTwinInFailoverRegion,
    urlMapTwinsRouteAlike,
    valkeyTwinsAlike,
    workloadTwinCanCarryAsMuch,
    workloadTwinsAreConfiguredAlike,
    workloadTwinsRunTheSameImages,
    autoScalingGroupMinPerZone,
    autoScalingGroupSpansZones,
    autoScalingGroupSpotReplacedEarly,
    availabilityPropertyNotIgnored,
    awsDataSubnetsSpanZones,
    cloudRunTwinInFailoverRegion,
    cloudRunTwinsRunTheSameImage,
    cloudSqlMachineHasAnSla,
    cloudSqlReplicaInFailoverRegion,
    cloudSqlSurvivesAZone,
    cryptoKeyRingOutlivesARegion,
    disruptionBudgetAllowsEvictions,
    disruptionBudgetKeepsPods,
    disruptionBudgetLetsBrokenPodsGo,
    disruptionBudgetSelectsPods,
    dynamodbInBothRegions,
    ecsServiceRunsSeveralTasks,
    efsInSeveralZones,
    elasticacheFollowedInOtherRegion,
    elasticacheGlobalGroupFailsOver,
    elasticacheSurvivesAZone,
    elbCrossZoneOn,
    elbSpansZones,
    firestoreInMultiRegion,
    gkeClusterIsRegional,
    gkeNodePoolInThreeZones,
    gkeNodePoolKeepsANodeInEachZone,
    gkePrivateNodesHaveAWayOut,
    globalBackendServiceSpansRegions,
    imageRegistryOutlivesARegion,
    instanceGroupSpansZones,
    kmsKeyInBothRegions,
    lambdaInSeveralZones,
    natGatewayInEveryZone,
    natHasAddressesToSpare,
    podScratchSpaceIsBounded,
    pubsubTopicStoredInBothRegions,
    rdsClusterMembersInTwoZones,
    rdsMultiAz,
    rdsReplicaInOtherRegion,
    rdsStandbyIsAsLarge,
    redisKeepsTwoReplicas,
    redisMemoryHasRoom,
    redisRefusesWritesAlone,
    redisSurvivesAZone,
    s3BucketReplicatedAbroad,
    secretsInBothRegions,
    secretsmanagerSecretInBothRegions,
    sentinelQuorumSurvivesAZone,
    storageBucketOutlivesARegion,
    subnetworkReachesGooglePrivately,
    valkeyReplicaInOtherRegion,
    valkeySurvivesAZone,
    vpcEndpointInEveryZone,
    vpcTiersSpanZones,
    workloadHasOneDisruptionBudget,
    workloadKeepsSparePods,
    workloadSpreadCountsItsOwnPods,
    workloadSpreadWaitsForLostZones,
    workloadSpreadsOverNodes,
    workloadSpreadsOverZones,
];
