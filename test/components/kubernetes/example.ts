/** Every Kubernetes component once, in a cluster of its own. */
import * as kubernetes from "@pulumi/kubernetes";
import { Duration } from "../../../components/core/duration.ts";
import { ApplicationNamespace } from "../../../components/kubernetes/application-namespace.ts";
import { NginxProxy } from "../../../components/kubernetes/nginx-proxy.ts";
import { UPSTREAM_DEFAULTS } from "../../../components/kubernetes/nginx-upstream.ts";
import { Pgbouncer } from "../../../components/kubernetes/pgbouncer.ts";
import { PodMonitor } from "../../../components/kubernetes/pod-monitor.ts";
import { PrometheusRules, type QueriedLadder } from "../../../components/kubernetes/prometheus-rules.ts";
import { WebWorkload } from "../../../components/kubernetes/web-workload.ts";
import type { WebWorkloadPlanArgs } from "../../../components/kubernetes/web-workload-plan.ts";
import { planned } from "../aws/planned.ts";

export const image = (name: string) => `example/${name}@sha256:${"0".repeat(64)}`;
const labels = { system: "jobs", environment: "test" };

function probe(path: string, successes = 1) {
    return { path, interval: Duration.seconds(10), timeout: Duration.seconds(2), retries: 0, failures: 3, successes };
}

export const workload: WebWorkloadPlanArgs = {
    app: "web",
    releases: { live: "blue", images: { blue: image("web"), green: image("web") } },
    container: {
        port: 8000,
        environment: { WEB_CONCURRENCY: "2" },
        resources: { cpu: "500m", memory: "512Mi" },
        mounts: { scratch: "/tmp" },
    },
    volumes: { scratch: { kind: "scratch", medium: "disk", limit: "1Gi" } },
    probes: { startup: probe("/live"), liveness: probe("/live"), readiness: probe("/health", 2) },
    scaling: {
        min: 2,
        max: 10,
        cpu: 0.7,
        memory: 0.8,
        external: [
            {
                metric: "workload.googleapis.com/web/queue",
                labels: { "resource.labels.location": "us-east1" },
                above: 100,
            },
        ],
    },
    idle: 1,
    shutdown: {
        deregistration: Duration.seconds(8),
        preStop: Duration.seconds(10),
        drain: Duration.seconds(30),
        grace: Duration.seconds(60),
        longestRequest: Duration.seconds(30),
        workerTimeout: Duration.seconds(55),
    },
    zones: 3,
    user: 1000,
    traffic: {
        from: [{ peers: [{ app: "proxy" }], ports: [8000] }],
        to: [{ peers: [{ blocks: ["10.16.240.0/20"] }], ports: [3307] }],
    },
    labels,
};

export const ladders: readonly QueriedLadder[] = [
    {
        ladder: {
            name: "error-rate",
            title: "Share of requests that fail",
            unit: "ratio",
            fires: "above",
            warning: 0.01,
            critical: 0.05,
            duration: Duration.minutes(2),
        },
        query: 'sum(rate(http_requests_total{status=~"5.."}[5m])) / sum(rate(http_requests_total[5m]))',
        runbook: "https://runbooks.example.com/jobs/error-rate",
    },
];

/** What the components make. */
export function builtExample() {
    return planned(() => {
        const provider = new kubernetes.Provider("cluster", { kubeconfig: "{}" });
        const both = { labels, provider };
        const { namespace } = new ApplicationNamespace("jobs", { ...both, namespace: "jobs" });
        const identity = "jobs-web@example-project.iam.gserviceaccount.com";
        const pool = new Pgbouncer("pool", {
            ...both,
            namespace,
            images: { pgbouncer: image("pgbouncer"), connector: image("connector") },
            databases: { jobs: { instance: "example-project:us-east1:jobs", database: "jobs" } },
            user: "jobs-web@example-project.iam",
            connections: 10,
            clients: 100,
            shutdownSeconds: 45,
            blocks: ["10.16.240.0/20"],
        });
        const web = new WebWorkload("web", {
            ...workload,
            provider,
            namespace,
            identity,
            companions: pool.companions,
            volumes: { ...workload.volumes, ...pool.volumes },
            entrances: [{ kind: "internal", address: "10.16.224.5", blocks: ["10.32.192.0/19"], port: 8000 }],
        });
        new NginxProxy("proxy", {
            ...both,
            namespace,
            identity,
            image: image("nginx"),
            config: {
                upstream: {
                    name: "backend",
                    balancing: "least-connections",
                    servers: [{ host: web.pods, port: 8000, followsNames: true }],
                    ...UPSTREAM_DEFAULTS,
                },
                webSockets: ["/ws/"],
                clientAddress: { header: "CF-Connecting-IP", trusted: ["203.0.113.0/24"] },
                bodyMegabytes: 10,
                silence: Duration.seconds(30),
            },
            certificate: { secret: "jobs-origin", reader: image("gcloud") },
            scaling: { min: 2, max: 6, cpu: 0.7, memory: 0.8 },
            resources: { cpu: "250m", memory: "256Mi" },
            zones: 3,
            entrance: { address: "198.18.0.1", blocks: ["203.0.113.0/24"] },
            reaches: [{ peers: [{ app: "web" }], ports: [8000] }],
        });
        new PrometheusRules("rules", { ...both, namespace, system: "jobs", ladders });
        new PodMonitor("monitor", { ...both, namespace, app: "web", path: "/metrics", interval: Duration.seconds(30) });
    });
}
