import type * as pulumi from "@pulumi/pulumi";
import { HealthNotifications } from "../../components/cloudflare/health-notifications.ts";
import type { RegionLoadBalancer } from "../../components/cloudflare/region-load-balancer.ts";
import type { ByRegion } from "../../components/core/by-region.ts";
import type { Duration } from "../../components/core/duration.ts";
import { AlertPolicies, type WatchedLadder } from "../../components/gcp/alert-policies.ts";
import { AvailabilityObjective, type AvailabilityObjectiveArgs } from "../../components/gcp/availability-objective.ts";
import { type Chart, Dashboard } from "../../components/gcp/dashboard.ts";
import { NotificationChannels } from "../../components/gcp/notification-channels.ts";
import { UptimeChecks, type UptimeTarget } from "../../components/gcp/uptime-checks.ts";
import { withRunbooks } from "./ladders.ts";
import { reachability, reachabilityChart } from "./run-signals.ts";
import { runbookOf } from "./runbooks.ts";
import { inNoRegion, type SystemPlatform } from "./system-platform.ts";

/** What a system on Google Cloud behind the edge is watched by. */
interface Watched extends Pick<AvailabilityObjectiveArgs, "availability" | "requests" | "latencies"> {
    /** Nineteen of twenty requests are to be answered within this. */
    readonly within: Duration;
    readonly ladders: readonly WatchedLadder[];
    readonly charts: readonly Chart[];
    readonly targets: readonly UptimeTarget[];
    readonly balancer: RegionLoadBalancer;
}

/** Alerts with their channels, the availability objective, outside checks, the dashboard, and the edge's own notices. */
export function observe(
    name: string,
    platform: SystemPlatform,
    { availability, within, requests, latencies, ladders, charts, targets, balancer }: Watched,
    parent: pulumi.Resource,
): AlertPolicies {
    const [base, inside] = [inNoRegion(name, platform), { parent }];
    const { channels: existing, ...recipients } = platform.alerts;
    const channels = new NotificationChannels(name, { ...base, recipients, existing }, inside);
    const hosts = targets.map(({ host }) => host);
    const runbook = runbookOf(name, platform);
    const outside = withRunbooks(runbook, [reachability(hosts)]);
    const alerts = new AlertPolicies(name, { ...base, ladders: [...ladders, ...outside], channels }, inside);
    const latency = { share: 0.95, within };
    new AvailabilityObjective(name, { ...base, system: name, availability, latency, requests, latencies }, inside);
    new UptimeChecks(name, { ...base, targets }, inside);
    const shown = [reachabilityChart(hosts), ...charts];
    new Dashboard(name, { ...base, title: `${name} (${platform.environment})`, charts: shown }, inside);
    const pools = Object.values(balancer.poolIds);
    const notices = { recipients: platform.alerts.critical, runbook: runbook("region-health"), pools };
    new HealthNotifications(name, { ...platform.cloudflare, ...notices }, inside);
    return alerts;
}

/** Every health path, by the name that callers use. */
export function publicTargets(host: string, paths: Readonly<Record<string, string>>): UptimeTarget[] {
    return Object.entries(paths).map(([what, path]) => ({ name: `public-${what}`, host, path }));
}

/** Each region's own way in. */
export function originTargets(hosts: ByRegion<string>, path: string): UptimeTarget[] {
    return Object.entries(hosts).map(([region, host]) => ({ name: `origin-${region}`, host, path }));
}
