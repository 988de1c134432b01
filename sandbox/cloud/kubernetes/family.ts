/** The Kubernetes kinds that the simulated cloud knows. */
import type { Family } from "../kind.ts";
import { autoscaler, budget } from "./availability.ts";
import { configMap, namespace } from "./configuration.ts";
import { deployment } from "./deployment.ts";
import { service } from "./service.ts";

export const kubernetes: Family = {
    "kubernetes:apps/v1:Deployment": deployment,
    "kubernetes:autoscaling/v2:HorizontalPodAutoscaler": autoscaler,
    "kubernetes:core/v1:ConfigMap": configMap,
    "kubernetes:core/v1:Namespace": namespace,
    "kubernetes:core/v1:Service": service,
    "kubernetes:policy/v1:PodDisruptionBudget": budget,
};
