/** Inputs of one resource of every Kubernetes kind, in the order in which a program would make them. */
import type { Bag } from "../../../../sandbox/cloud/values.ts";

export interface Part {
    readonly type: string;
    readonly name: string;
    readonly inputs: Bag;
}

const labels = { app: "web" };
const named = (name: string, more: Bag = {}): Bag => ({ name, namespace: "apps", ...more });

export const container: Bag = {
    name: "web",
    image: "example/web:1.2.3",
    ports: [{ name: "http", containerPort: 8080 }],
    readinessProbe: { httpGet: { path: "/readiness", port: "http" } },
    livenessProbe: { httpGet: { path: "/health", port: 8080 } },
    lifecycle: { preStop: { sleep: { seconds: 10 } } },
    resources: { requests: { cpu: "250m", memory: "256Mi" }, limits: { memory: "1Gi" } },
};

/** The spec of a workload whose pods have one container and spread over zones. */
export function workload(container: Bag, pod: Bag = {}): Bag {
    return {
        selector: { matchLabels: labels },
        template: {
            metadata: { labels },
            spec: {
                containers: [container],
                topologySpreadConstraints: [
                    {
                        maxSkew: 1,
                        minDomains: 3,
                        topologyKey: "topology.kubernetes.io/zone",
                        whenUnsatisfiable: "DoNotSchedule",
                        labelSelector: { matchLabels: labels },
                    },
                ],
                ...pod,
            },
        },
    };
}

const task: Bag = {
    template: {
        metadata: { labels: { app: "task" } },
        spec: { restartPolicy: "Never", containers: [{ name: "task", image: "example/task:1" }] },
    },
};

const part = (type: string, name: string, inputs: Bag): Part => ({ type: `kubernetes:${type}`, name, inputs });

export const parts: readonly Part[] = [
    part("core/v1:Namespace", "apps", { metadata: { name: "apps" } }),
    part("core/v1:ServiceAccount", "web", { metadata: named("web") }),
    part("core/v1:ConfigMap", "settings", { metadata: named("settings"), data: { a: "1" } }),
    part("core/v1:Secret", "token", { metadata: named("token"), stringData: { token: "example" } }),
    part("core/v1:PersistentVolumeClaim", "data", {
        metadata: named("data"),
        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "10Gi" } } },
    }),
    part("apps/v1:Deployment", "web", { metadata: named("web"), spec: { replicas: 3, ...workload(container) } }),
    part("apps/v1:StatefulSet", "store", {
        metadata: named("store"),
        spec: {
            replicas: 3,
            serviceName: "store",
            ...workload({ ...container, volumeMounts: [{ name: "data", mountPath: "/data" }] }),
            volumeClaimTemplates: [
                {
                    metadata: { name: "data" },
                    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "10Gi" } } },
                },
            ],
        },
    }),
    part("apps/v1:DaemonSet", "agent", { metadata: named("agent"), spec: workload(container) }),
    part("core/v1:Service", "web", { metadata: named("web"), spec: { selector: labels, ports: [{ port: 80 }] } }),
    part("networking.k8s.io/v1:Ingress", "web", {
        metadata: named("web"),
        spec: { defaultBackend: { service: { name: "web", port: { number: 80 } } } },
    }),
    part("networking.k8s.io/v1:NetworkPolicy", "web", {
        metadata: named("web"),
        spec: {
            podSelector: {},
            egress: [
                {
                    to: [{ ipBlock: { cidr: "10.0.0.0/8", except: ["10.1.0.0/16"] } }],
                    ports: [{ port: 8000, endPort: 9000 }],
                },
            ],
        },
    }),
    part("policy/v1:PodDisruptionBudget", "web", {
        metadata: named("web"),
        spec: { maxUnavailable: 1, selector: { matchLabels: labels } },
    }),
    part("autoscaling/v2:HorizontalPodAutoscaler", "web", {
        metadata: named("web"),
        spec: {
            scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
            minReplicas: 3,
            maxReplicas: 10,
            behavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
        },
    }),
    part("batch/v1:Job", "migrate", { metadata: named("migrate"), spec: task }),
    part("batch/v1:CronJob", "nightly", {
        metadata: named("nightly"),
        spec: { schedule: "0 3 * * *", timeZone: "Etc/UTC", jobTemplate: { spec: task } },
    }),
    part("rbac.authorization.k8s.io/v1:Role", "reader", {
        metadata: named("reader"),
        rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }],
    }),
    part("rbac.authorization.k8s.io/v1:RoleBinding", "reader", {
        metadata: named("reader"),
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "reader" },
        subjects: [{ kind: "ServiceAccount", name: "web", namespace: "apps" }],
    }),
    part("rbac.authorization.k8s.io/v1:ClusterRole", "viewer", {
        metadata: { name: "viewer" },
        rules: [{ nonResourceURLs: ["/healthz"], verbs: ["get"] }],
    }),
    part("rbac.authorization.k8s.io/v1:ClusterRoleBinding", "viewer", {
        metadata: { name: "viewer" },
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "viewer" },
        subjects: [{ kind: "Group", name: "on-call" }],
    }),
    part("monitoring.coreos.com/v1:PrometheusRule", "web", {
        apiVersion: "monitoring.coreos.com/v1",
        kind: "PrometheusRule",
        metadata: named("web"),
        spec: { groups: [{ name: "web", rules: [{ alert: "Down", expr: "up == 0", for: "1m" }] }] },
    }),
    part("monitoring.coreos.com/v1:PodMonitor", "web", {
        apiVersion: "monitoring.coreos.com/v1",
        kind: "PodMonitor",
        metadata: named("web"),
        spec: { selector: { matchLabels: labels }, podMetricsEndpoints: [{ port: "http" }] },
    }),
    part("monitoring.coreos.com/v1:ServiceMonitor", "web", {
        apiVersion: "monitoring.coreos.com/v1",
        kind: "ServiceMonitor",
        metadata: named("web"),
        spec: { selector: { matchLabels: labels }, endpoints: [{ port: "http" }] },
    }),
];
