import type * as pulumi from "@pulumi/pulumi";
import type { RegionLoadBalancer } from "../../../components/cloudflare/region-load-balancer.ts";
import type { ByRegion } from "../../../components/core/by-region.ts";
import { Duration } from "../../../components/core/duration.ts";
import type { AlertPolicies } from "../../../components/gcp/alert-policies.ts";
import { LogMetrics } from "../../../components/gcp/log-metrics.ts";
import { PodMonitor } from "../../../components/kubernetes/pod-monitor.ts";
import { PrometheusRules } from "../../../components/kubernetes/prometheus-rules.ts";
import { observe, publicTargets } from "../observability.ts";
import { runbookOf } from "../runbooks.ts";
import { inNoRegion, inOneCluster } from "../system-platform.ts";
import type { Data } from "./data.ts";
import { OBJECTIVES } from "./objectives.ts";
import { charts, LOG_METRICS, queriedLadders, sources, watchedLadders } from "./signals.ts";
import type { HireMeBahamasArgs } from "./system.ts";
import { BACKEND, HEALTH_PATHS, PROMETHEUS } from "./tables.ts";
import type { RegionWorkloads } from "./workloads.ts";

/** What is measured, shown, and told to whom (HB-11). */
export function createObservability(
    name: string,
    args: HireMeBahamasArgs,
    {
        data,
        workloads,
        balancer,
    }: {
        readonly data: Data;
        readonly workloads: ByRegion<RegionWorkloads>;
        readonly balancer: RegionLoadBalancer;
    },
    parent: pulumi.Resource,
): AlertPolicies {
    const { platform, host, site } = args;
    const [base, inside] = [inNoRegion(name, platform), { parent }];
    const { types: logged } = new LogMetrics(name, { ...base, metrics: LOG_METRICS }, inside);
    const from = sources(platform.google.project, name, logged);
    const runbook = runbookOf(name, platform);
    const alerts = observe(
        name,
        platform,
        {
            availability: OBJECTIVES.availability,
            within: OBJECTIVES.latency.request.p95,
            requests: { total: from.requests, failed: from.failed },
            latencies: from.latencies,
            ladders: watchedLadders(from, data.connections, runbook),
            charts: charts(from),
            targets: [...publicTargets(host, HEALTH_PATHS), { name: "site", host: site.host, path: "/" }],
            balancer,
        },
        parent,
    );
    if (args.prometheusOperator) {
        for (const [region, { namespace }] of Object.entries(workloads)) {
            const here = { ...inOneCluster(name, platform, region), namespace };
            const queried = queriedLadders(data.connections, runbook);
            new PrometheusRules(`${name}-${region}`, { ...here, system: name, ladders: queried }, inside);
            new PodMonitor(
                `${name}-${region}-monitor`,
                { ...here, app: BACKEND, path: PROMETHEUS.path, interval: Duration.seconds(30) },
                inside,
            );
        }
    }
    return alerts;
}
