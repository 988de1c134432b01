import type * as pulumi from "@pulumi/pulumi";
import type { RegionLoadBalancer } from "../../../components/cloudflare/region-load-balancer.ts";
import type { ByRegion } from "../../../components/core/by-region.ts";
import type { AlertPolicies } from "../../../components/gcp/alert-policies.ts";
import { LogMetrics } from "../../../components/gcp/log-metrics.ts";
import type { WorkQueue } from "../../../components/gcp/work-queue.ts";
import { observe, originTargets, publicTargets } from "../observability.ts";
import { runbookOf } from "../runbooks.ts";
import { inNoRegion } from "../system-platform.ts";
import { OBJECTIVES } from "./objectives.ts";
import { charts, LOG_METRICS, sources, watchedLadders } from "./signals.ts";
import type { ClaimNavigatorArgs } from "./system.ts";
import { HEALTH_PATHS } from "./tables.ts";

/** What is measured, shown, and told to whom (CN-11). */
export function createObservability(
    name: string,
    args: ClaimNavigatorArgs,
    { hosts, balancer, queue }: { hosts: ByRegion<string>; balancer: RegionLoadBalancer; queue: WorkQueue },
    parent: pulumi.Resource,
): AlertPolicies {
    const { platform, host } = args;
    const metrics = { ...inNoRegion(name, platform), metrics: LOG_METRICS };
    const { types: logged } = new LogMetrics(name, metrics, { parent });
    const from = sources(platform.google.project, name, queue.deadLetters);
    return observe(
        name,
        platform,
        {
            availability: OBJECTIVES.availability,
            within: OBJECTIVES.latency.request.p95,
            requests: { total: from.api.requests, failed: from.api.serverErrors },
            latencies: from.api.latencies,
            ladders: watchedLadders({ from, logged, runbook: runbookOf(name, platform) }),
            charts: charts({ from, logged }),
            targets: [...publicTargets(host, HEALTH_PATHS), ...originTargets(hosts, HEALTH_PATHS.all)],
            balancer,
        },
        parent,
    );
}
