/** A state of a shop on two Kubernetes clusters in which every rule passes: web pods behind a proxy, and Redis with Sentinels. */

import { observability } from "../esta-observability.ts";
import { type Json, State, type StateResource } from "../state.ts";
import { object, SYSTEM } from "./kubernetes-parts.ts";
import { redis } from "./kubernetes-redis.ts";
import { proxy, web } from "./kubernetes-web.ts";

const PROJECT = "example-project";
export const REGIONS = ["us-central1", "us-east1"] as const;

/** Objects of each region end in its name: `web-us-central1` is a Deployment, `web-budget-us-central1` its budget. */
export function shopState(stack = "prod"): State {
    return new State(
        [
            { type: "pulumi:pulumi:Stack", name: `ha-platform-${stack}` },
            ...REGIONS.map((region) => ({
                type: "pulumi:providers:gcp",
                name: `gcp-${region}`,
                id: `gcp-${region}-id`,
                outputs: { project: PROJECT, region },
            })),
            system,
            ...REGIONS.flatMap((region) => inRegion(region)),
            ...observability(PROJECT, { parent: SYSTEM, provider: "gcp-us-central1" }),
        ],
        stack,
    );
}

const system: StateResource = {
    type: "ha-platform:systems:Shop",
    name: SYSTEM,
    outputs: {
        system: SYSTEM,
        regions: { primary: "us-central1", failover: "us-east1", writer: "us-central1" },
        objectives: {
            availability: 0.999,
            recoveryTime: { targetSeconds: 14400 },
            recoveryPoint: { targetSeconds: 900 },
            triggers: { partition: { failoverSeconds: 120 } },
        },
    },
};

function inRegion(region: string): readonly StateResource[] {
    const other = region === "us-central1" ? "us-east1" : "us-central1";
    const cluster = `projects/${PROJECT}/locations/${region}/clusters/shop`;
    return [
        {
            type: "gcp:container/cluster:Cluster",
            name: `cluster-${region}`,
            id: cluster,
            provider: `gcp-${region}`,
            outputs: { name: "shop", location: region, deletionProtection: true },
            options: { protect: true },
        },
        {
            type: "gcp:gkebackup/backupPlan:BackupPlan",
            name: `cluster-backup-${region}`,
            id: `projects/${PROJECT}/locations/${other}/backupPlans/shop`,
            provider: `gcp-${region}`,
            outputs: {
                cluster,
                location: other,
                deactivated: false,
                backupConfig: { allNamespaces: true, includeSecrets: true, includeVolumeData: true },
                backupSchedule: { cronSchedule: "0 3 * * *", paused: false },
                retentionPolicy: { backupRetainDays: 30 },
            },
            madeFrom: { cluster: [`cluster-${region}`] },
        },
        {
            type: "pulumi:providers:kubernetes",
            name: `kubernetes-${region}`,
            id: `kubernetes-${region}-id`,
            outputs: { kubeconfig: "{}" },
            madeFrom: { kubeconfig: [`cluster-${region}`] },
        },
        object(region, "core/v1:Namespace", "namespace", {
            metadata: {
                name: "shop",
                labels: { "pod-security.kubernetes.io/enforce": "restricted" },
            },
        }),
        object(region, "networking.k8s.io/v1:NetworkPolicy", "deny", {
            metadata: { name: "deny-all", namespace: "shop" },
            spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
        }),
        ...web(region),
        ...proxy(region),
        ...redis(region),
        object(region, "monitoring.coreos.com/v1:PodMonitor", "monitor", {
            metadata: { name: "web", namespace: "shop" },
            spec: {
                selector: { matchLabels: { app: "web" } },
                podMetricsEndpoints: [{ port: "http", path: "/metrics", interval: "30s" }],
            },
        }),
        object(region, "monitoring.coreos.com/v1:PrometheusRule", "rules", {
            metadata: { name: "shop", namespace: "shop" },
            spec: {
                groups: [{ name: "shop", rules: [alert("Warning", 0.01), alert("Critical", 0.05)] }],
            },
        }),
    ];
}

function alert(severity: string, above: number): Json {
    return {
        alert: `ErrorRate${severity}`,
        expr: `job:errors:ratio5m > ${above}`,
        for: "120s",
        labels: { severity: severity.toLowerCase() },
        annotations: {
            summary: `Share of requests that fail is above ${above}`,
            runbook_url: "https://runbooks.example.com/shop/error-rate",
        },
    };
}
