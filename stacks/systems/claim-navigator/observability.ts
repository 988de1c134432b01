import type * as pulumi from "@pulumi/pulumi";
import { HealthNotifications } from "../../../components/cloudflare/health-notifications.ts";
import type { RegionLoadBalancer } from "../../../components/cloudflare/region-load-balancer.ts";
import type { ByRegion } from "../../../components/core/by-region.ts";
import { AlertPolicies } from "../../../components/gcp/alert-policies.ts";
import { AvailabilityObjective } from "../../../components/gcp/availability-objective.ts";
import { Dashboard } from "../../../components/gcp/dashboard.ts";
import { LogMetrics } from "../../../components/gcp/log-metrics.ts";
import { NotificationChannels } from "../../../components/gcp/notification-channels.ts";
import { UptimeChecks } from "../../../components/gcp/uptime-checks.ts";
import type { WorkQueue } from "../../../components/gcp/work-queue.ts";
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
    const [base, inside] = [inNoRegion(name, platform), { parent }];
    const { types: logged } = new LogMetrics(name, { ...base, metrics: LOG_METRICS }, inside);
    const from = sources(platform.google.project, name, queue.deadLetters);
    const { channels: existing, ...recipients } = platform.alerts;
    const channels = new NotificationChannels(name, { ...base, recipients, existing }, inside);
    const runbook = (ladder: string) => `${platform.runbooks}/${name}/${ladder}`;
    const ladders = watchedLadders({ from, logged, runbook });
    const alerts = new AlertPolicies(name, { ...base, ladders, channels }, inside);
    new AvailabilityObjective(
        name,
        {
            ...base,
            system: name,
            availability: OBJECTIVES.availability,
            latency: { share: 0.95, within: OBJECTIVES.latency.request.p95 },
            requests: { total: from.api.requests, failed: from.api.serverErrors },
            latencies: from.api.latencies,
        },
        inside,
    );
    const targets = [
        ...Object.entries(HEALTH_PATHS).map(([what, path]) => ({ name: `public-${what}`, host, path })),
        ...Object.entries(hosts).map(([region, origin]) => ({
            name: `origin-${region}`,
            host: origin,
            path: HEALTH_PATHS.all,
        })),
    ];
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
