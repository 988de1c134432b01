/** All rules, by concern. Generated from the folder of rules by `npm run generate`. */

import type { Rule } from "./rule.ts";
import autoscalerCanGrow from "./rules/autoscaling/autoscaler-can-grow.ts";
import autoscalerLeavesRoom from "./rules/autoscaling/autoscaler-leaves-room.ts";
import autoscalerOwnsThePodCount from "./rules/autoscaling/autoscaler-owns-the-pod-count.ts";
import autoscalerScalesDownCalmly from "./rules/autoscaling/autoscaler-scales-down-calmly.ts";
import autoscalerScalesUpAtOnce from "./rules/autoscaling/autoscaler-scales-up-at-once.ts";
import autoscalerTargetExists from "./rules/autoscaling/autoscaler-target-exists.ts";
import deploymentHasOneAutoscaler from "./rules/autoscaling/deployment-has-one-autoscaler.ts";
import podMemoryIsLimited from "./rules/autoscaling/pod-memory-is-limited.ts";
import podRequestsCpuAndMemory from "./rules/autoscaling/pod-requests-cpu-and-memory.ts";
import auditLogRetainedAndLocked from "./rules/backup/audit-log-retained-and-locked.ts";
import configurationBackupRetained from "./rules/backup/configuration-backup-retained.ts";
import deploymentKeepsNoState from "./rules/backup/deployment-keeps-no-state.ts";
import firestoreDailyBackupRetained from "./rules/backup/firestore-daily-backup-retained.ts";
import firestorePointInTimeRecovery from "./rules/backup/firestore-point-in-time-recovery.ts";
import redisKeepsWhatItWasTold from "./rules/backup/redis-keeps-what-it-was-told.ts";
import statefulSetIsInABackupPlan from "./rules/backup/stateful-set-is-in-a-backup-plan.ts";
import statefulSetKeepsItsVolumes from "./rules/backup/stateful-set-keeps-its-volumes.ts";
import statefulResourceDeletionProtected from "./rules/deletion/stateful-resource-deletion-protected.ts";
import configurationHoldsNoUnresolvedValues from "./rules/deployment/configuration-holds-no-unresolved-values.ts";
import cronJobHasDeadlines from "./rules/deployment/cron-job-has-deadlines.ts";
import deploymentGivesUpStuckRollouts from "./rules/deployment/deployment-gives-up-stuck-rollouts.ts";
import deploymentKeepsReleasesToGoBackTo from "./rules/deployment/deployment-keeps-releases-to-go-back-to.ts";
import deploymentRollsWithoutAGap from "./rules/deployment/deployment-rolls-without-a-gap.ts";
import deploymentSpreadCountsEachRollout from "./rules/deployment/deployment-spread-counts-each-rollout.ts";
import deploymentWatchesNewPods from "./rules/deployment/deployment-watches-new-pods.ts";
import kubernetesApiIsServed from "./rules/deployment/kubernetes-api-is-served.ts";
import podAccountExists from "./rules/deployment/pod-account-exists.ts";
import podHasAController from "./rules/deployment/pod-has-a-controller.ts";
import podImageByDigest from "./rules/deployment/pod-image-by-digest.ts";
import podOutlastsItsShutdown from "./rules/deployment/pod-outlasts-its-shutdown.ts";
import podWaitsBeforeItStops from "./rules/deployment/pod-waits-before-it-stops.ts";
import httpsProxyHasAnSslPolicy from "./rules/encryption/https-proxy-has-an-ssl-policy.ts";
import podEnvironmentHoldsNoSecrets from "./rules/encryption/pod-environment-holds-no-secrets.ts";
import tlsPolicyStartsAt12 from "./rules/encryption/tls-policy-starts-at-1-2.ts";
import zoneSettingKeepsTrafficEncrypted from "./rules/encryption/zone-setting-keeps-traffic-encrypted.ts";
import cloudRunBehindTheLoadBalancer from "./rules/exposure/cloud-run-behind-the-load-balancer.ts";
import ingressEndsTlsAtAService from "./rules/exposure/ingress-ends-tls-at-a-service.ts";
import kubernetesLoadBalancerAdmitsNamedSenders from "./rules/exposure/kubernetes-load-balancer-admits-named-senders.ts";
import namespaceDeniesWhatNobodyAllows from "./rules/exposure/namespace-denies-what-nobody-allows.ts";
import networkPolicySelectsPods from "./rules/exposure/network-policy-selects-pods.ts";
import podAccountTokenIsNotMounted from "./rules/exposure/pod-account-token-is-not-mounted.ts";
import podRunsWithoutRights from "./rules/exposure/pod-runs-without-rights.ts";
import bypassDnsWithinPartitionObjective from "./rules/failover/bypass-dns-within-partition-objective.ts";
import detectionWithinPartitionObjective from "./rules/failover/detection-within-partition-objective.ts";
import dnsRecordFailsOver from "./rules/failover/dns-record-fails-over.ts";
import errorRateFailoverWithinObjective from "./rules/failover/error-rate-failover-within-objective.ts";
import externalAddressHasAnEntrance from "./rules/failover/external-address-has-an-entrance.ts";
import kubernetesLoadBalancerFindsReadyPods from "./rules/failover/kubernetes-load-balancer-finds-ready-pods.ts";
import kubernetesLoadBalancerKeepsItsAddress from "./rules/failover/kubernetes-load-balancer-keeps-its-address.ts";
import kubernetesServicePortsExist from "./rules/failover/kubernetes-service-ports-exist.ts";
import kubernetesServiceSelectsPods from "./rules/failover/kubernetes-service-selects-pods.ts";
import kubernetesServiceSendsToOneRelease from "./rules/failover/kubernetes-service-sends-to-one-release.ts";
import loadBalancerFallbackIsNotPrimary from "./rules/failover/load-balancer-fallback-is-not-primary.ts";
import loadBalancerPoolsCoverBothRegions from "./rules/failover/load-balancer-pools-cover-both-regions.ts";
import loadBalancerPoolsHaveMonitors from "./rules/failover/load-balancer-pools-have-monitors.ts";
import loadBalancerSteersInOrderAtTheEdge from "./rules/failover/load-balancer-steers-in-order-at-the-edge.ts";
import networkPolicyLetsNamesBeLookedUp from "./rules/failover/network-policy-lets-names-be-looked-up.ts";
import networkPolicyLetsRequestsIn from "./rules/failover/network-policy-lets-requests-in.ts";
import nginxTriesAnotherServer from "./rules/failover/nginx-tries-another-server.ts";
import pgbouncerFindsDeadConnections from "./rules/failover/pgbouncer-finds-dead-connections.ts";
import pgbouncerGivesUpWaiting from "./rules/failover/pgbouncer-gives-up-waiting.ts";
import sentinelNoticesADeadPrimary from "./rules/failover/sentinel-notices-a-dead-primary.ts";
import cloudRunLivenessIgnoresDependencies from "./rules/health/cloud-run-liveness-ignores-dependencies.ts";
import cloudRunReadinessProbe from "./rules/health/cloud-run-readiness-probe.ts";
import cloudRunReadinessWithinErrorRateObjective from "./rules/health/cloud-run-readiness-within-error-rate-objective.ts";
import cloudRunWarmInBothRegions from "./rules/health/cloud-run-warm-in-both-regions.ts";
import monitorAcceptsOnlyHealthyAnswers from "./rules/health/monitor-accepts-only-healthy-answers.ts";
import nginxAnswersItsProbes from "./rules/health/nginx-answers-its-probes.ts";
import podHasTimeToStart from "./rules/health/pod-has-time-to-start.ts";
import podLeavesRotationInTime from "./rules/health/pod-leaves-rotation-in-time.ts";
import podLivenessAsksTheProcessAlone from "./rules/health/pod-liveness-asks-the-process-alone.ts";
import podLivenessProbe from "./rules/health/pod-liveness-probe.ts";
import podProbeEndsBeforeTheNext from "./rules/health/pod-probe-ends-before-the-next.ts";
import podProbePortsExist from "./rules/health/pod-probe-ports-exist.ts";
import podReadinessProbe from "./rules/health/pod-readiness-probe.ts";
import podRestartsWhenStuckInTime from "./rules/health/pod-restarts-when-stuck-in-time.ts";
import systemDeclaresObjectives from "./rules/objectives/system-declares-objectives.ts";
import alertLadderComplete from "./rules/observability/alert-ladder-complete.ts";
import alertReachesAPerson from "./rules/observability/alert-reaches-a-person.ts";
import availabilityObjectiveHasAnSlo from "./rules/observability/availability-objective-has-an-slo.ts";
import healthPathWatchedFromOutside from "./rules/observability/health-path-watched-from-outside.ts";
import podMonitorSelectsPods from "./rules/observability/pod-monitor-selects-pods.ts";
import prometheusAlertNamesARunbook from "./rules/observability/prometheus-alert-names-a-runbook.ts";
import kubernetesObjectHasATwin from "./rules/pairing/kubernetes-object-has-a-twin.ts";
import workloadTwinCanCarryAsMuch from "./rules/pairing/workload-twin-can-carry-as-much.ts";
import workloadTwinsAreConfiguredAlike from "./rules/pairing/workload-twins-are-configured-alike.ts";
import workloadTwinsRunTheSameImages from "./rules/pairing/workload-twins-run-the-same-images.ts";
import cloudRunTwinInFailoverRegion from "./rules/redundancy/cloud-run-twin-in-failover-region.ts";
import cloudRunTwinsRunTheSameImage from "./rules/redundancy/cloud-run-twins-run-the-same-image.ts";
import disruptionBudgetAllowsEvictions from "./rules/redundancy/disruption-budget-allows-evictions.ts";
import disruptionBudgetKeepsPods from "./rules/redundancy/disruption-budget-keeps-pods.ts";
import disruptionBudgetLetsBrokenPodsGo from "./rules/redundancy/disruption-budget-lets-broken-pods-go.ts";
import disruptionBudgetSelectsPods from "./rules/redundancy/disruption-budget-selects-pods.ts";
import firestoreInMultiRegion from "./rules/redundancy/firestore-in-multi-region.ts";
import podScratchSpaceIsBounded from "./rules/redundancy/pod-scratch-space-is-bounded.ts";
import redisKeepsTwoReplicas from "./rules/redundancy/redis-keeps-two-replicas.ts";
import redisMemoryHasRoom from "./rules/redundancy/redis-memory-has-room.ts";
import redisRefusesWritesAlone from "./rules/redundancy/redis-refuses-writes-alone.ts";
import secretsInBothRegions from "./rules/redundancy/secrets-in-both-regions.ts";
import sentinelQuorumSurvivesAZone from "./rules/redundancy/sentinel-quorum-survives-a-zone.ts";
import storageBucketOutlivesARegion from "./rules/redundancy/storage-bucket-outlives-a-region.ts";
import valkeyReplicaInOtherRegion from "./rules/redundancy/valkey-replica-in-other-region.ts";
import valkeySurvivesAZone from "./rules/redundancy/valkey-survives-a-zone.ts";
import workloadHasOneDisruptionBudget from "./rules/redundancy/workload-has-one-disruption-budget.ts";
import workloadKeepsSparePods from "./rules/redundancy/workload-keeps-spare-pods.ts";
import workloadSpreadCountsItsOwnPods from "./rules/redundancy/workload-spread-counts-its-own-pods.ts";
import workloadSpreadWaitsForLostZones from "./rules/redundancy/workload-spread-waits-for-lost-zones.ts";
import workloadSpreadsOverNodes from "./rules/redundancy/workload-spreads-over-nodes.ts";
import workloadSpreadsOverZones from "./rules/redundancy/workload-spreads-over-zones.ts";

export const catalog: readonly Rule[] = [
    autoscalerCanGrow,
    autoscalerLeavesRoom,
    autoscalerOwnsThePodCount,
    autoscalerScalesDownCalmly,
    autoscalerScalesUpAtOnce,
    autoscalerTargetExists,
    deploymentHasOneAutoscaler,
    podMemoryIsLimited,
    podRequestsCpuAndMemory,
    auditLogRetainedAndLocked,
    configurationBackupRetained,
    deploymentKeepsNoState,
    firestoreDailyBackupRetained,
    firestorePointInTimeRecovery,
    redisKeepsWhatItWasTold,
    statefulSetIsInABackupPlan,
    statefulSetKeepsItsVolumes,
    statefulResourceDeletionProtected,
    configurationHoldsNoUnresolvedValues,
    cronJobHasDeadlines,
    deploymentGivesUpStuckRollouts,
    deploymentKeepsReleasesToGoBackTo,
    deploymentRollsWithoutAGap,
    deploymentSpreadCountsEachRollout,
    deploymentWatchesNewPods,
    kubernetesApiIsServed,
    podAccountExists,
    podHasAController,
    podImageByDigest,
    podOutlastsItsShutdown,
    podWaitsBeforeItStops,
    httpsProxyHasAnSslPolicy,
    podEnvironmentHoldsNoSecrets,
    tlsPolicyStartsAt12,
    zoneSettingKeepsTrafficEncrypted,
    cloudRunBehindTheLoadBalancer,
    ingressEndsTlsAtAService,
    kubernetesLoadBalancerAdmitsNamedSenders,
    namespaceDeniesWhatNobodyAllows,
    networkPolicySelectsPods,
    podAccountTokenIsNotMounted,
    podRunsWithoutRights,
    bypassDnsWithinPartitionObjective,
    detectionWithinPartitionObjective,
    dnsRecordFailsOver,
    errorRateFailoverWithinObjective,
    externalAddressHasAnEntrance,
    kubernetesLoadBalancerFindsReadyPods,
    kubernetesLoadBalancerKeepsItsAddress,
    kubernetesServicePortsExist,
    kubernetesServiceSelectsPods,
    kubernetesServiceSendsToOneRelease,
    loadBalancerFallbackIsNotPrimary,
    loadBalancerPoolsCoverBothRegions,
    loadBalancerPoolsHaveMonitors,
    loadBalancerSteersInOrderAtTheEdge,
    networkPolicyLetsNamesBeLookedUp,
    networkPolicyLetsRequestsIn,
    nginxTriesAnotherServer,
    pgbouncerFindsDeadConnections,
    pgbouncerGivesUpWaiting,
    sentinelNoticesADeadPrimary,
    cloudRunLivenessIgnoresDependencies,
    cloudRunReadinessProbe,
    cloudRunReadinessWithinErrorRateObjective,
    cloudRunWarmInBothRegions,
    monitorAcceptsOnlyHealthyAnswers,
    nginxAnswersItsProbes,
    podHasTimeToStart,
    podLeavesRotationInTime,
    podLivenessAsksTheProcessAlone,
    podLivenessProbe,
    podProbeEndsBeforeTheNext,
    podProbePortsExist,
    podReadinessProbe,
    podRestartsWhenStuckInTime,
    systemDeclaresObjectives,
    alertLadderComplete,
    alertReachesAPerson,
    availabilityObjectiveHasAnSlo,
    healthPathWatchedFromOutside,
    podMonitorSelectsPods,
    prometheusAlertNamesARunbook,
    kubernetesObjectHasATwin,
    workloadTwinCanCarryAsMuch,
    workloadTwinsAreConfiguredAlike,
    workloadTwinsRunTheSameImages,
    cloudRunTwinInFailoverRegion,
    cloudRunTwinsRunTheSameImage,
    disruptionBudgetAllowsEvictions,
    disruptionBudgetKeepsPods,
    disruptionBudgetLetsBrokenPodsGo,
    disruptionBudgetSelectsPods,
    firestoreInMultiRegion,
    podScratchSpaceIsBounded,
    redisKeepsTwoReplicas,
    redisMemoryHasRoom,
    redisRefusesWritesAlone,
    secretsInBothRegions,
    sentinelQuorumSurvivesAZone,
    storageBucketOutlivesARegion,
    valkeyReplicaInOtherRegion,
    valkeySurvivesAZone,
    workloadHasOneDisruptionBudget,
    workloadKeepsSparePods,
    workloadSpreadCountsItsOwnPods,
    workloadSpreadWaitsForLostZones,
    workloadSpreadsOverNodes,
    workloadSpreadsOverZones,
];
