import type * as pulumi from "@pulumi/pulumi";
import type { AlertLadder } from "../../../components/core/alert-ladder.ts";
import { Duration } from "../../../components/core/duration.ts";
import type { Signal, WatchedLadder } from "../../../components/gcp/alert-policies.ts";
import type { Chart } from "../../../components/gcp/dashboard.ts";
import type { LogMetric } from "../../../components/gcp/log-metrics.ts";
import type { QueriedLadder } from "../../../components/kubernetes/prometheus-rules.ts";
import { gaugeChart, logFilter, percentileChart, rateChart, UPTIME_FILTER } from "../run-signals.ts";
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
export function sources(project: string, name: string, logged: Readonly<Record<string, pulumi.Output<string>>>) {
    const database = `resource.type="cloudsql_database" AND resource.labels.project_id="${project}" AND resource.labels.database_id=starts_with("${project}:${name}-database")`;
    const sql = (metric: string) => `metric.type="cloudsql.googleapis.com/database/${metric}" AND ${database}`;
    const container = (metric: string) => `metric.type="kubernetes.io/container/${metric}" AND ${ours(BACKEND)}`;
    return {
        requests: logFilter(logged, "requests", CONTAINER),
        failed: logFilter(logged, "failed-requests", CONTAINER),
        latencies: logFilter(logged, "request-latency", CONTAINER),
        cpu: container("cpu/request_utilization"),
        memory: `${container("memory/limit_utilization")} AND metric.labels.memory_type="non-evictable"`,
        restarts: container("restart_count"),
        queue: `metric.type="${METRICS.queue}"`,
        connections: sql("postgresql/num_backends"),
        replicationLag: sql("replication/replica_lag"),
        disk: sql("disk/utilization"),
    };
}

const HIGHEST = { aligner: "ALIGN_MAX", reducer: "REDUCE_MAX" } as const;
const RATE = { aligner: "ALIGN_RATE", reducer: "REDUCE_SUM" } as const;

/** The document's ladders (HB-11), with one for the outside checks and one for the copy that a region's loss needs. */
function ladders(connections: number): Readonly<Record<string, AlertLadder>> {
    const ladder = (
        name: string,
        title: string,
        steps: Pick<AlertLadder, "unit" | "warning" | "critical"> & Partial<Pick<AlertLadder, "fires" | "duration">>,
    ): AlertLadder => ({ name, title, fires: "above", duration: Duration.minutes(2), ...steps });
    return {
        errors: ladder("error-rate", "Share of requests that fail", { unit: "ratio", warning: 0.01, critical: 0.05 }),
        latency: ladder("latency-p95", "95th percentile of response time", {
            unit: "milliseconds",
            warning: 500,
            critical: 2000,
        }),
        cpu: ladder("cpu", "Share of its CPU that a pod uses", {
            unit: "ratio",
            warning: 0.7,
            critical: 0.9,
            duration: Duration.minutes(10),
        }),
        memory: ladder("memory", "Share of its memory that a pod uses", {
            unit: "ratio",
            warning: 0.8,
            critical: 0.95,
        }),
        connections: ladder(
            "database-connections",
            `Connections to a database, of ${connections} that the pools may open`,
            {
                unit: "count",
                warning: Math.floor(0.8 * connections),
                critical: Math.floor(0.95 * connections),
            },
        ),
        replicationLag: ladder("replication-lag", "Seconds that the replica is behind", {
            unit: "seconds",
            warning: OBJECTIVES.recoveryPoint.target.seconds / 3,
            critical: OBJECTIVES.recoveryPoint.target.seconds,
        }),
        reachability: ladder("reachability", "Share of outside checks that pass", {
            unit: "ratio",
            fires: "below",
            warning: 0.9,
            critical: 0.5,
        }),
    };
}

/** The ladders as Cloud Monitoring measures them. */
export function watchedLadders(
    from: ReturnType<typeof sources>,
    connections: number,
    runbook: (ladder: string) => string,
): WatchedLadder[] {
    const signals: Readonly<Record<string, Signal>> = {
        errors: { filter: from.failed, dividedBy: from.requests, ...RATE },
        latency: { filter: from.latencies, aligner: "ALIGN_PERCENTILE_95", reducer: "REDUCE_MAX" },
        cpu: { filter: from.cpu, aligner: "ALIGN_MEAN", reducer: "REDUCE_MAX" },
        memory: { filter: from.memory, ...HIGHEST },
        connections: { filter: from.connections, aligner: "ALIGN_MAX", reducer: "REDUCE_SUM" },
        replicationLag: { filter: from.replicationLag, ...HIGHEST },
        reachability: { filter: UPTIME_FILTER, aligner: "ALIGN_FRACTION_TRUE", reducer: "REDUCE_MEAN" },
    };
    const all = ladders(connections);
    return Object.entries(signals).flatMap(([key, signal]) => {
        const ladder = all[key];
        return ladder === undefined ? [] : [{ ladder, signal, runbook: runbook(ladder.name) }];
    });
}

/** Metrics that the application shows to Prometheus besides those of every container; part of its contract. */
export const PROMETHEUS_METRICS = [
    "http_requests_total",
    "http_request_duration_seconds",
    "database_pool_in_use",
] as const;

/** The ladders that Prometheus can measure inside one cluster. */
export function queriedLadders(connections: number, runbook: (ladder: string) => string): QueriedLadder[] {
    const here = `namespace="${NAMESPACE}"`;
    const container = `${here},container="${BACKEND}"`;
    const queries: Readonly<Record<string, string>> = {
        errors: `sum(rate(http_requests_total{${here},status=~"5.."}[5m])) / sum(rate(http_requests_total{${here}}[5m]))`,
        latency: `1000 * histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{${here}}[5m])))`,
        cpu: `max(sum by (pod) (rate(container_cpu_usage_seconds_total{${container}}[5m])) / sum by (pod) (kube_pod_container_resource_requests{${container},resource="cpu"}))`,
        memory: `max(max by (pod) (container_memory_working_set_bytes{${container}}) / max by (pod) (kube_pod_container_resource_limits{${container},resource="memory"}))`,
        connections: `sum(database_pool_in_use{${here}})`,
    };
    const all = ladders(connections);
    return Object.entries(queries).flatMap(([key, query]) => {
        const ladder = all[key];
        return ladder === undefined ? [] : [{ ladder, query, runbook: runbook(ladder.name) }];
    });
}

/** The charts of the system's dashboard. */
export function charts(from: ReturnType<typeof sources>): Chart[] {
    const byInstance = ["resource.label.database_id"];
    return [
        {
            title: "Reachable from outside, by name",
            filter: UPTIME_FILTER,
            aligner: "ALIGN_FRACTION_TRUE",
            reducer: "REDUCE_MEAN",
            groupBy: ["resource.label.host"],
        },
        rateChart("Requests per second, by region", from.requests),
        rateChart("Failed requests per second, by region", from.failed),
        percentileChart("Response time p50", from.latencies, 50),
        percentileChart("Response time p95", from.latencies, 95),
        percentileChart("Response time p99", from.latencies, 99),
        gaugeChart("CPU of the busiest pod, by region", from.cpu),
        gaugeChart("Memory of the fullest pod, by region", from.memory),
        gaugeChart("Requests that wait, by region", from.queue),
        rateChart("Restarts per second, by region", from.restarts),
        gaugeChart("Database connections", from.connections, byInstance),
        gaugeChart("Replication lag in seconds", from.replicationLag, byInstance),
        gaugeChart("Database storage in use", from.disk, byInstance),
    ];
}
