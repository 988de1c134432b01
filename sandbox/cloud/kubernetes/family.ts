/** The Kubernetes kinds that the simulated cloud knows. */
import type { Family } from "../kind.ts";
import { clusterRole, clusterRoleBinding, role, roleBinding, serviceAccount } from "./access.ts";
import { autoscaler } from "./autoscaler.ts";
import { configMap, namespace } from "./configuration.ts";
import { daemonSet } from "./daemon-set.ts";
import { deployment } from "./deployment.ts";
import { budget } from "./disruption-budget.ts";
import { cronJob, job } from "./job.ts";
import { monitor, prometheusRule } from "./monitoring.ts";
import { ingress, networkPolicy } from "./network.ts";
import { secret } from "./secret.ts";
import { service } from "./service.ts";
import { statefulSet } from "./stateful-set.ts";
import { volumeClaim } from "./volume-claim.ts";

export const kubernetes: Family = {
    "kubernetes:apps/v1:DaemonSet": daemonSet,
    "kubernetes:apps/v1:Deployment": deployment,
    "kubernetes:apps/v1:StatefulSet": statefulSet,
    "kubernetes:autoscaling/v2:HorizontalPodAutoscaler": autoscaler,
    "kubernetes:batch/v1:CronJob": cronJob,
    "kubernetes:batch/v1:Job": job,
    "kubernetes:core/v1:ConfigMap": configMap,
    "kubernetes:core/v1:Namespace": namespace,
    "kubernetes:core/v1:PersistentVolumeClaim": volumeClaim,
    "kubernetes:core/v1:Secret": secret,
    "kubernetes:core/v1:Service": service,
    "kubernetes:core/v1:ServiceAccount": serviceAccount,
    "kubernetes:monitoring.coreos.com/v1:PodMonitor": monitor,
    "kubernetes:monitoring.coreos.com/v1:PrometheusRule": prometheusRule,
    "kubernetes:monitoring.coreos.com/v1:ServiceMonitor": monitor,
    "kubernetes:networking.k8s.io/v1:Ingress": ingress,
    "kubernetes:networking.k8s.io/v1:NetworkPolicy": networkPolicy,
    "kubernetes:policy/v1:PodDisruptionBudget": budget,
    "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole": clusterRole,
    "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding": clusterRoleBinding,
    "kubernetes:rbac.authorization.k8s.io/v1:Role": role,
    "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding": roleBinding,
};
