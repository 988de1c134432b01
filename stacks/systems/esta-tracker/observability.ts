import type * as pulumi from "@pulumi/pulumi";
import type { RegionLoadBalancer } from "../../../components/cloudflare/region-load-balancer.ts";
import type { ByRegion } from "../../../components/core/by-region.ts";
import type { AlertPolicies } from "../../../components/gcp/alert-policies.ts";
import { LogMetrics } from "../../../components/gcp/log-metrics.ts";
import { observe, originTargets, publicTargets } from "../observability.ts";
import { serviceFilters } from "../run-signals.ts";
import { runbookOf } from "../runbooks.ts";
import { inNoRegion } from "../system-platform.ts";
import { OBJECTIVES } from "./objectives.ts";
import { charts, LOG_METRICS, watchedLadders } from "./signals.ts";
import type { EstaTrackerArgs } from "./system.ts";
import { HEALTH_PATHS } from "./tables.ts";

/** What is measured, shown, and told to whom (ET-01, ET-13, ET-16). */
export function createObservability(
    name: string,
    args: EstaTrackerArgs,
    hosts: ByRegion<string>,
    balancer: RegionLoadBalancer,
    parent: pulumi.Resource,
): AlertPolicies {
    const { platform, host, bypass } = args;
    const metrics = { ...inNoRegion(name, platform), metrics: LOG_METRICS };
    const { types: logged } = new LogMetrics(name, metrics, { parent });
    const filters = serviceFilters(platform.google.project, `${name}-api`);
    return observe(
        name,
        platform,
        {
            availability: OBJECTIVES.availability,
            within: OBJECTIVES.latency.databaseRead.p95,
            requests: { total: filters.requests, failed: filters.serverErrors },
            latencies: filters.latencies,
            ladders: watchedLadders({ filters, logged, runbook: runbookOf(name, platform) }),
            charts: charts({ filters, logged }),
            // Every health path by the public name, and each way in by itself.
            targets: [
                ...publicTargets(host, HEALTH_PATHS),
                ...originTargets(hosts, HEALTH_PATHS.all),
                { name: "bypass", host: bypass.host, path: HEALTH_PATHS.all },
            ],
            balancer,
        },
        parent,
    );
}
