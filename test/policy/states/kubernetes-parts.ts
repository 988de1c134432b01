/** Parts that Kubernetes workloads of the test states are made of. */

import type { Json, Properties, StateResource } from "../state.ts";

export const SYSTEM = "shop";
export const DIGEST = `sha256:${"a".repeat(64)}`;

/** A container without rights, with what it requests and its memory as a limit. */
export function container(name: string, memory: string, more: Properties): Json {
    return {
        name,
        image: `us-docker.pkg.dev/example-project/shop/${name}@${DIGEST}`,
        resources: { requests: { cpu: "250m", memory }, limits: { memory } },
        securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ["ALL"] },
        },
        ...more,
    };
}

export function probe(action: Properties, seconds: number, failures: number): Json {
    return { ...action, periodSeconds: seconds, timeoutSeconds: 2, failureThreshold: failures };
}

/** A pod of an app: spread over zones and nodes, with an account of its own. */
export function template(app: string, account: string, spec: Properties): Properties {
    const same = {
        maxSkew: 1,
        labelSelector: { matchLabels: { app } },
        matchLabelKeys: ["pod-template-hash"],
    };
    return {
        metadata: { labels: { app, system: "shop" } },
        spec: {
            serviceAccountName: account,
            securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
            topologySpreadConstraints: [
                {
                    ...same,
                    topologyKey: "topology.kubernetes.io/zone",
                    whenUnsatisfiable: "DoNotSchedule",
                    minDomains: 3,
                },
                { ...same, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway" },
            ],
            ...spec,
        },
    };
}

/** Deployment and autoscaler: the cluster writes the number of pods, the program does not. */
export function deployment(region: string, app: string, pod: Properties): readonly StateResource[] {
    const metadata = { name: app, namespace: "shop", labels: { app } };
    const spec = {
        minReadySeconds: 5,
        progressDeadlineSeconds: 600,
        revisionHistoryLimit: 10,
        selector: { matchLabels: { app } },
        strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
        template: pod,
    };
    return [
        object(region, "apps/v1:Deployment", app, { metadata, spec: { ...spec, replicas: 3 } }, { metadata, spec }),
        object(region, "autoscaling/v2:HorizontalPodAutoscaler", `${app}-scaling`, {
            metadata,
            spec: {
                scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: app },
                minReplicas: 3,
                maxReplicas: 12,
                metrics: [utilization("cpu", 70), utilization("memory", 80)],
                behavior: {
                    scaleUp: {
                        stabilizationWindowSeconds: 0,
                        selectPolicy: "Max",
                        policies: [{ type: "Percent", value: 100, periodSeconds: 15 }],
                    },
                    scaleDown: {
                        stabilizationWindowSeconds: 300,
                        selectPolicy: "Max",
                        policies: [{ type: "Pods", value: 1, periodSeconds: 60 }],
                    },
                },
            },
        }),
    ];
}

function utilization(name: string, averageUtilization: number): Json {
    return { type: "Resource", resource: { name, target: { type: "Utilization", averageUtilization } } };
}

/** Budget, account and traffic rules of an app that takes requests at one port. */
export function around(region: string, app: string, port: number): readonly StateResource[] {
    const metadata = { name: app, namespace: "shop", labels: { app } };
    return [
        object(region, "policy/v1:PodDisruptionBudget", `${app}-budget`, {
            metadata,
            spec: {
                maxUnavailable: 1,
                unhealthyPodEvictionPolicy: "AlwaysAllow",
                selector: { matchLabels: { app } },
            },
        }),
        object(region, "core/v1:ServiceAccount", `${app}-account`, {
            metadata,
            automountServiceAccountToken: false,
        }),
        object(region, "networking.k8s.io/v1:NetworkPolicy", `${app}-traffic`, {
            metadata,
            spec: {
                podSelector: { matchLabels: { app } },
                policyTypes: ["Ingress", "Egress"],
                ingress: [{ from: [{ podSelector: {} }], ports: [{ port, protocol: "TCP" }] }],
                egress: [
                    {
                        to: [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } } }],
                        ports: [
                            { port: 53, protocol: "UDP" },
                            { port: 53, protocol: "TCP" },
                        ],
                    },
                    { to: [{ podSelector: {} }] },
                ],
            },
        }),
    ];
}

export function service(region: string, role: string, app: string, spec: Properties): StateResource {
    return object(region, "core/v1:Service", role, {
        metadata: { name: role, namespace: "shop", labels: { app } },
        spec: { selector: { app }, ...spec },
    });
}

/** An object of one region's cluster, named `role-region`. `asked` is what the program says where that differs. */
export function object(
    region: string,
    type: string,
    role: string,
    outputs: Properties,
    asked?: Properties,
): StateResource {
    return {
        type: `kubernetes:${type}`,
        name: `${role}-${region}`,
        id: `shop/${role}`,
        parent: SYSTEM,
        provider: `kubernetes-${region}`,
        outputs,
        ...(asked && { asked }),
    };
}
