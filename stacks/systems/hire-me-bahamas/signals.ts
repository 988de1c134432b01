import { Duration } from "../../../components/core/duration.ts";
import type { WatchedLadder } from "../../../components/gcp/alert-policies.ts";
import type { Chart } from "../../../components/gcp/dashboard.ts";
import type { LogMetric } from "../../../components/gcp/log-metrics.ts";
import type { QueriedLadder } from "../../../components/kubernetes/prometheus-rules.ts";
import { cloudSqlFilters, instanceChart, replicationLag } from "../cloud-sql-signals.ts";
import { ladderOf, withRunbooks } from "../ladders.ts";
import { gaugeChart, HIGHEST, type Logged, logFilter, P95, percentileChart, RATE, rateChart } from "../run-signals.ts";
import type { Runbook } from "../runbooks.ts";
import { OBJECTIVES } from "./objectives.ts";
import { BACKEND, METRICS, NAMESPACE, PROXY } from "./tables.ts";

const CONTAINER = "k8s_container";
const ours = (app: string) =>
    `resource.type="${CONTAINER}" AND resource.labels.namespace_name="${NAMESPACE}" AND resource.labels.container_name="${app}"`;

/** What the proxies' access log says of each request. */
export const LOG_METRICS: readonly LogMetric[] = [
    {
        name: "requests",
        description: "Requests that the proxies answered",
        filter: `${ours(PROXY)} AND jsonPayload.event=("request.served" OR "request.failed")`,
    },
    {
        name: "failed-requests",
        description: "Requests that were answered with 500 or above",
        filter: `${ours(PROXY)} AND jsonPayload.event="request.failed"`,
    },
    {
        name: "request-latency",
        description: "Time from a request's first byte to its answer's last",
        filter: `${ours(PROXY)} AND jsonPayload.event=("request.served" OR "request.failed")`,
        value: { field: "milliseconds", unit: "ms" },
    },
];

/** Where each value is measured. */
export function sources(project: string, name: string, logged: Logged) {
    const container = (metric: string) => `metric.type="kubernetes.io/container/${metric}" AND ${ours(BACKEND)}`;
    return {
        requests: logFilter(logged, "requests", CONTAINER),
        failed: logFilter(logged, "failed-requests", CONTAINER),
        latencies: logFilter(logged, "request-latency", CONTAINER),
        cpu: container("cpu/request_utilization"),
        memory: `${container("memory/limit_utilization")} AND metric.labels.memory_type="non-evictable"`,
        restarts: container("restart_count"),
        queue: `metric.type="${METRICS.queue}"`,
        ...cloudSqlFilters(project, name),
    };
}

/** The document's ladders (HB-11). */
function ladders(connections: number) {
    return {
        errors: ladderOf("error-rate", "Share of requests that fail", { unit: "ratio", warning: 0.01, critical: 0.05 }),
        latency: ladderOf("latency-p95", "95th percentile of response time", {
            unit: "milliseconds",
            warning: 500,
            critical: 2000,
        }),
        cpu: ladderOf("cpu", "Share of its CPU that a pod uses", {
            unit: "ratio",
            warning: 0.7,
            critical: 0.9,
            duration: Duration.minutes(10),
        }),
        memory: ladderOf("memory", "Share of its memory that a pod uses", {
            unit: "ratio",
            warning: 0.8,
            critical: 0.95,
        }),
        connections: ladderOf(
            "database-connections",
            `Connections to a database, of ${connections} that the pools may open`,
            {
                unit: "count",
                warning: Math.floor(0.8 * connections),
                critical: Math.floor(0.95 * connections),
            },
        ),
    };
}

/** The ladders as Cloud Monitoring measures them, with one for the copy that a region's loss needs. */
export function watchedLadders(
    from: ReturnType<typeof sources>,
    connections: number,
    runbook: Runbook,
): WatchedLadder[] {
    const all = ladders(connections);
    return withRunbooks(runbook, [
        { ladder: all.errors, signal: { filter: from.failed, dividedBy: from.requests, ...RATE } },
        { ladder: all.latency, signal: { filter: from.latencies, ...P95 } },
        { ladder: all.cpu, signal: { filter: from.cpu, aligner: "ALIGN_MEAN", reducer: "REDUCE_MAX" } },
        { ladder: all.memory, signal: { filter: from.memory, ...HIGHEST } },
        { ladder: all.connections, signal: { filter: from.connections, aligner: "ALIGN_MAX", reducer: "REDUCE_SUM" } },
        replicationLag(from.replicationLag, OBJECTIVES.recoveryPoint.target),
    ]);
}

/** Metrics that the application shows to Prometheus besides those of every container; part of its contract. */
export const PROMETHEUS_METRICS = [
    "http_requests_total",
    "http_request_duration_seconds",
    "database_pool_in_use",
] as const;

/** The ladders that Prometheus can measure inside one cluster. */
export function queriedLadders(connections: number, runbook: Runbook): QueriedLadder[] {
    const here = `namespace="${NAMESPACE}"`;
    const container = `${here},container="${BACKEND}"`;
    const all = ladders(connections);
    return withRunbooks(runbook, [
        {
            ladder: all.errors,
            query: `sum(rate(http_requests_total{${here},status=~"5.."}[5m])) / sum(rate(http_requests_total{${here}}[5m]))`,
        },
        {
            ladder: all.latency,
            query: `1000 * histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{${here}}[5m])))`,
        },
        {
            ladder: all.cpu,
            query: `max(sum by (pod) (rate(container_cpu_usage_seconds_total{${container}}[5m])) / sum by (pod) (kube_pod_container_resource_requests{${container},resource="cpu"}))`,
        },
        {
            ladder: all.memory,
            query: `max(max by (pod) (container_memory_working_set_bytes{${container}}) / max by (pod) (kube_pod_container_resource_limits{${container},resource="memory"}))`,
        },
        { ladder: all.connections, query: `sum(database_pool_in_use{${here}})` },
    ]);
}

/** The charts of the system's dashboard. */
export function charts(from: ReturnType<typeof sources>): Chart[] {
    return [
        rateChart("Requests per second, by region", from.requests),
        rateChart("Failed requests per second, by region", from.failed),
        percentileChart("Response time p50", from.latencies, 50),
        percentileChart("Response time p95", from.latencies, 95),
        percentileChart("Response time p99", from.latencies, 99),
        gaugeChart("CPU of the busiest pod, by region", from.cpu),
        gaugeChart("Memory of the fullest pod, by region", from.memory),
        gaugeChart("Requests that wait, by region", from.queue),
        rateChart("Restarts per second, by region", from.restarts),
        instanceChart("Database connections", from.connections),
        instanceChart("Replication lag in seconds", from.replicationLag),
        instanceChart("Database storage in use", from.disk),
    ];
}
