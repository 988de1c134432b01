import type * as pulumi from "@pulumi/pulumi";
import { HealthNotifications } from "../../../components/cloudflare/health-notifications.ts";
import type { RegionLoadBalancer } from "../../../components/cloudflare/region-load-balancer.ts";
import { AlertPolicies } from "../../../components/gcp/alert-policies.ts";
import { AvailabilityObjective } from "../../../components/gcp/availability-objective.ts";
import { Dashboard } from "../../../components/gcp/dashboard.ts";
import { LogMetrics } from "../../../components/gcp/log-metrics.ts";
import { NotificationChannels } from "../../../components/gcp/notification-channels.ts";
import { UptimeChecks } from "../../../components/gcp/uptime-checks.ts";
import { logFilter } from "../run-signals.ts";
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
    const [base, inside] = [inNoRegion(name, platform), { parent }];
    const { types: logged } = new LogMetrics(name, { ...base, metrics: logMetrics(name) }, inside);
    const from = sources(platform.google.project, name);
    const { channels: existing, ...recipients } = platform.alerts;
    const channels = new NotificationChannels(name, { ...base, recipients, existing }, inside);
    const runbook = (ladder: string) => `${platform.runbooks}/${name}/${ladder}`;
    const ladders = watchedLadders({ from, logged, runbook, pods: args.backend.min });
    const alerts = new AlertPolicies(name, { ...base, ladders, channels }, inside);
    const log = (metric: string) => logFilter(logged, metric, "k8s_container");
    new AvailabilityObjective(
        name,
        {
            ...base,
            system: name,
            availability: OBJECTIVES.availability,
            latency: { share: 0.95, within: OBJECTIVES.latency.request.p95 },
            requests: { total: log("requests"), failed: log("request-failures") },
            latencies: log("request-time"),
        },
        inside,
    );
    // Entrances of single regions answer the edge only, so its own probes watch those.
    const targets = Object.entries(HEALTH_PATHS).map(([what, path]) => ({ name: `public-${what}`, host, path }));
    new UptimeChecks(name, { ...base, targets }, inside);
    const title = `${name} (${platform.environment})`;
    new Dashboard(name, { ...base, title, charts: charts({ from, logged }) }, inside);
    new HealthNotifications(
        name,
        { ...platform.cloudflare, recipients: platform.alerts.critical, pools: Object.values(balancer.poolIds) },
        inside,
    );
    return alerts;
}
