/** All rules, by concern. A rule that is not in this list does not exist; a test compares it with the folder. */

import type { Rule } from "./rule.ts";
import auditLogRetainedAndLocked from "./rules/backup/audit-log-retained-and-locked.ts";
import firestoreDailyBackupRetained from "./rules/backup/firestore-daily-backup-retained.ts";
import firestorePointInTimeRecovery from "./rules/backup/firestore-point-in-time-recovery.ts";
import statefulResourceDeletionProtected from "./rules/deletion/stateful-resource-deletion-protected.ts";
import bypassDnsWithinPartitionObjective from "./rules/failover/bypass-dns-within-partition-objective.ts";
import detectionWithinPartitionObjective from "./rules/failover/detection-within-partition-objective.ts";
import errorRateFailoverWithinObjective from "./rules/failover/error-rate-failover-within-objective.ts";
import externalAddressHasAnEntrance from "./rules/failover/external-address-has-an-entrance.ts";
import loadBalancerFallbackIsNotPrimary from "./rules/failover/load-balancer-fallback-is-not-primary.ts";
import loadBalancerPoolsCoverBothRegions from "./rules/failover/load-balancer-pools-cover-both-regions.ts";
import loadBalancerPoolsHaveMonitors from "./rules/failover/load-balancer-pools-have-monitors.ts";
import loadBalancerSteersInOrderAtTheEdge from "./rules/failover/load-balancer-steers-in-order-at-the-edge.ts";
import cloudRunLivenessIgnoresDependencies from "./rules/health/cloud-run-liveness-ignores-dependencies.ts";
import cloudRunReadinessProbe from "./rules/health/cloud-run-readiness-probe.ts";
import cloudRunWarmInBothRegions from "./rules/health/cloud-run-warm-in-both-regions.ts";
import systemDeclaresObjectives from "./rules/objectives/system-declares-objectives.ts";
import alertLadderComplete from "./rules/observability/alert-ladder-complete.ts";
import alertReachesAPerson from "./rules/observability/alert-reaches-a-person.ts";
import cloudRunTwinInFailoverRegion from "./rules/redundancy/cloud-run-twin-in-failover-region.ts";
import cloudRunTwinsRunTheSameImage from "./rules/redundancy/cloud-run-twins-run-the-same-image.ts";
import firestoreInMultiRegion from "./rules/redundancy/firestore-in-multi-region.ts";
import secretsInBothRegions from "./rules/redundancy/secrets-in-both-regions.ts";
import valkeyReplicaInOtherRegion from "./rules/redundancy/valkey-replica-in-other-region.ts";
import valkeySurvivesAZone from "./rules/redundancy/valkey-survives-a-zone.ts";

export const catalog: readonly Rule[] = [
    auditLogRetainedAndLocked,
    firestoreDailyBackupRetained,
    firestorePointInTimeRecovery,
    statefulResourceDeletionProtected,
    bypassDnsWithinPartitionObjective,
    detectionWithinPartitionObjective,
    errorRateFailoverWithinObjective,
    externalAddressHasAnEntrance,
    loadBalancerFallbackIsNotPrimary,
    loadBalancerPoolsCoverBothRegions,
    loadBalancerPoolsHaveMonitors,
    loadBalancerSteersInOrderAtTheEdge,
    cloudRunLivenessIgnoresDependencies,
    cloudRunReadinessProbe,
    cloudRunWarmInBothRegions,
    systemDeclaresObjectives,
    alertLadderComplete,
    alertReachesAPerson,
    cloudRunTwinInFailoverRegion,
    cloudRunTwinsRunTheSameImage,
    firestoreInMultiRegion,
    secretsInBothRegions,
    valkeyReplicaInOtherRegion,
    valkeySurvivesAZone,
];
