import type * as pulumi from "@pulumi/pulumi";
import type { RegionLoadBalancer } from "../../../components/cloudflare/region-load-balancer.ts";
import type { AlertPolicies } from "../../../components/gcp/alert-policies.ts";
import { LogMetrics } from "../../../components/gcp/log-metrics.ts";
import { observe, publicTargets } from "../observability.ts";
import { logFilter } from "../run-signals.ts";
import { runbookOf } from "../runbooks.ts";
import { inNoRegion } from "../system-platform.ts";
import { OBJECTIVES } from "./objectives.ts";
import { charts, logMetrics, sources, watchedLadders } from "./signals.ts";
import type { AgentBackendArgs } from "./system.ts";
import { HEALTH_PATHS } from "./tables.ts";

/** What is measured, shown, and told to whom. */
export function createObservability(
    name: string,
    args: AgentBackendArgs,
    balancer: RegionLoadBalancer,
    parent: pulumi.Resource,
): AlertPolicies {
    const { platform, host } = args;
    const metrics = { ...inNoRegion(name, platform), metrics: logMetrics(name) };
    const { types: logged } = new LogMetrics(name, metrics, { parent });
    const from = sources(platform.google.project, name);
    const log = (metric: string) => logFilter(logged, metric, "k8s_container");
    return observe(
        name,
        platform,
        {
            availability: OBJECTIVES.availability,
            within: OBJECTIVES.latency.request.p95,
            requests: { total: log("requests"), failed: log("request-failures") },
            latencies: log("request-time"),
            ladders: watchedLadders({ from, logged, runbook: runbookOf(name, platform), pods: args.backend.min }),
            charts: charts({ from, logged }),
            // Entrances of single regions answer the edge only, so its own probes watch those.
            targets: publicTargets(host, HEALTH_PATHS),
            balancer,
        },
        parent,
    );
}
