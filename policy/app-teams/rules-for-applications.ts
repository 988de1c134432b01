/** All rules that the stack of an application is judged by: its own, and those of the platform that hold for it too. */

import type { Rule } from "../rule.ts";
import noState from "../rules/backup/deployment-keeps-no-state.ts";
import stateful from "../rules/deletion/stateful-resource-deletion-protected.ts";
import stuckRollouts from "../rules/deployment/deployment-gives-up-stuck-rollouts.ts";
import servedApi from "../rules/deployment/kubernetes-api-is-served.ts";
import imageByDigest from "../rules/deployment/pod-image-by-digest.ts";
import behindTheLoadBalancer from "../rules/exposure/cloud-run-behind-the-load-balancer.ts";
import fallback from "../rules/failover/load-balancer-fallback-is-not-primary.ts";
import enabled from "../rules/failover/load-balancer-is-enabled.ts";
import overrides from "../rules/failover/load-balancer-overrides-keep-a-second-pool.ts";
import sessions from "../rules/failover/load-balancer-pins-no-sessions.ts";
import monitored from "../rules/failover/load-balancer-pools-have-monitors.ts";
import steering from "../rules/failover/load-balancer-steers-in-order-at-the-edge.ts";
import liveness from "../rules/health/cloud-run-liveness-ignores-dependencies.ts";
import livenessProbe from "../rules/health/cloud-run-liveness-probe.ts";
import readiness from "../rules/health/cloud-run-readiness-probe.ts";
import warm from "../rules/health/cloud-run-warm-in-both-regions.ts";
import answers from "../rules/health/monitor-accepts-only-healthy-answers.ts";
import repeatedSuccess from "../rules/health/monitor-needs-repeated-success.ts";
import alertReachesAPerson from "../rules/observability/alert-reaches-a-person.ts";
import secrets from "../rules/redundancy/secrets-in-both-regions.ts";
import bucket from "../rules/redundancy/storage-bucket-outlives-a-region.ts";
import { catalog } from "./catalog.ts";

/** Rules of the platform's catalogue that need no system and no objectives: what they read, an application has too. */
export const shared: readonly Rule[] = [
    stateful,
    behindTheLoadBalancer,
    fallback,
    monitored,
    steering,
    liveness,
    readiness,
    warm,
    answers,
    alertReachesAPerson,
    secrets,
    bucket,
    imageByDigest,
    servedApi,
    enabled,
    overrides,
    sessions,
    livenessProbe,
    repeatedSuccess,
    stuckRollouts,
    noState,
];

export const rulesForApplications: readonly Rule[] = [...catalog, ...shared];
