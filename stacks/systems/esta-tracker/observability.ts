import type * as pulumi from "@pulumi/pulumi";
import { HealthNotifications } from "../../../components/cloudflare/health-notifications.ts";
import type { RegionLoadBalancer } from "../../../components/cloudflare/region-load-balancer.ts";
import type { ByRegion } from "../../../components/core/by-region.ts";
import { Duration } from "../../../components/core/duration.ts";
import { AlertPolicies } from "../../../components/gcp/alert-policies.ts";
import { AvailabilityObjective } from "../../../components/gcp/availability-objective.ts";
import { Dashboard } from "../../../components/gcp/dashboard.ts";
import { LogMetrics } from "../../../components/gcp/log-metrics.ts";
import { NotificationChannels } from "../../../components/gcp/notification-channels.ts";
import { UptimeChecks } from "../../../components/gcp/uptime-checks.ts";
import { serviceFilters } from "../run-signals.ts";
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
    const { platform } = args;
    const base = inNoRegion(name, platform);
    const inside = { parent };
    const filters = serviceFilters(platform.google.project, `${name}-api`);
    const { types: logged } = new LogMetrics(name, { ...base, metrics: LOG_METRICS }, inside);
    const channels = new NotificationChannels(
        name,
        { ...base, recipients: platform.alerts, existing: platform.alerts.channels },
        inside,
    );
    const runbook = (ladder: string) => `${platform.runbooks}/${name}/${ladder}`;
    const ladders = watchedLadders({ filters, logged, runbook });
    const alerts = new AlertPolicies(name, { ...base, ladders, channels }, inside);
    new AvailabilityObjective(
        name,
        {
            ...base,
            system: name,
            availability: OBJECTIVES.availability,
            latency: { share: 0.95, within: Duration.milliseconds(100) },
            requests: { total: filters.requests, failed: filters.serverErrors },
            latencies: filters.latencies,
        },
        inside,
    );
    new UptimeChecks(name, { ...base, targets: uptimeTargets(args, hosts) }, inside);
    const title = `${name} (${platform.environment})`;
    new Dashboard(name, { ...base, title, charts: charts({ filters, logged }) }, inside);
    new HealthNotifications(
        name,
        { ...platform.cloudflare, recipients: platform.alerts.critical, pools: Object.values(balancer.poolIds) },
        inside,
    );
    return alerts;
}

/** Every health path by the public name, and each way in by itself. */
function uptimeTargets({ host, bypass }: EstaTrackerArgs, hosts: ByRegion<string>) {
    const path = HEALTH_PATHS.all;
    return [
        ...Object.entries(HEALTH_PATHS).map(([what, health]) => ({ name: `public-${what}`, host, path: health })),
        ...Object.entries(hosts).map(([region, origin]) => ({ name: `origin-${region}`, host: origin, path })),
        { name: "bypass", host: bypass.host, path },
    ];
}
