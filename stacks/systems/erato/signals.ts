import type * as pulumi from "@pulumi/pulumi";
import type { Metric } from "../../../components/aws/metric.ts";
import type { WatchedLadder } from "../../../components/aws/metric-alarms.ts";
import type { Chart } from "../../../components/aws/metric-dashboard.ts";
import { Duration } from "../../../components/core/duration.ts";
import { measuredLadder, withRunbooks } from "../ladders.ts";
import type { Runbook } from "../runbooks.ts";
import { OBJECTIVES } from "./objectives.ts";

/** One region's resources, as their metrics name them. */
export interface Measured {
    readonly region: string;
    /** The ends of both ARNs. */
    readonly balancer: pulumi.Input<string>;
    readonly targets: pulumi.Input<string>;
    readonly database: pulumi.Input<string>;
    readonly cacheNodes: readonly pulumi.Input<string>[];
    readonly fewestInstances: number;
    readonly mostInstances: number;
    readonly diskGb: number;
    readonly runbook: Runbook;
}

type Statistic = Metric["statistic"];

/** The metrics of one region. */
export function metricsOf({ balancer, targets, database, cacheNodes }: Measured) {
    const both = { LoadBalancer: balancer, TargetGroup: targets };
    const web = (name: string, statistic: Statistic): Metric => ({
        namespace: "AWS/ApplicationELB",
        name,
        statistic,
        dimensions: both,
    });
    const entrance = (name: string): Metric => ({ ...web(name, "Sum"), dimensions: { LoadBalancer: balancer } });
    const rds = (name: string, statistic: Statistic): Metric => ({
        namespace: "AWS/RDS",
        name,
        statistic,
        dimensions: { DBInstanceIdentifier: database },
    });
    return {
        requests: web("RequestCount", "Sum"),
        errors: web("HTTPCode_Target_5XX_Count", "Sum"),
        refusals: entrance("HTTPCode_ELB_5XX_Count"),
        latency: web("TargetResponseTime", "p95"),
        healthy: web("HealthyHostCount", "Minimum"),
        unhealthy: web("UnHealthyHostCount", "Maximum"),
        databaseCpu: rds("CPUUtilization", "Average"),
        databaseDisk: rds("FreeStorageSpace", "Minimum"),
        databaseConnections: rds("DatabaseConnections", "Maximum"),
        replicaLag: rds("ReplicaLag", "Maximum"),
        cacheCpu: cacheNodes.map(
            (node): Metric => ({
                namespace: "AWS/ElastiCache",
                name: "EngineCPUUtilization",
                statistic: "Average",
                dimensions: { CacheClusterId: node },
            }),
        ),
    };
}

/** What of the fleet only exists once it stands. */
export function fleetMetrics(group: pulumi.Input<string>) {
    const dimensions = { AutoScalingGroupName: group };
    return {
        cpu: { namespace: "AWS/EC2", name: "CPUUtilization", statistic: "Average", dimensions },
        inService: { namespace: "AWS/AutoScaling", name: "GroupInServiceInstances", statistic: "Maximum", dimensions },
    } as const satisfies Record<string, Metric>;
}

/** The alert ladders of one region, without those of its fleet (ER-10). */
export function watchedLadders(measured: Measured): WatchedLadder[] {
    const metrics = metricsOf(measured);
    const { fewestInstances, diskGb } = measured;
    return withRunbooks(pages(measured.runbook), [
        measuredLadder(
            // The document's alarm wants more than one unhealthy host for ten minutes: it never sees a single dead one.
            "unhealthy-hosts",
            "Instances that do not answer",
            { unit: "count", warning: 0, critical: 1 },
            { ...metrics.unhealthy, missing: "breaching" },
        ),
        measuredLadder(
            "healthy-hosts",
            "Instances that answer",
            { unit: "count", fires: "below", warning: fewestInstances, critical: fewestInstances - 1 },
            { ...metrics.healthy, missing: "breaching" },
        ),
        measuredLadder(
            "error-rate",
            "Share of requests that fail",
            { unit: "ratio", warning: 0.01, critical: 0.05 },
            { ...metrics.errors, dividedBy: metrics.requests, missing: "notBreaching" },
        ),
        measuredLadder(
            // A warning while the month's budget would last five days, a call while it would last two.
            "error-budget",
            "Share of an hour's requests that fail",
            {
                unit: "ratio",
                warning: BURN.slow * (1 - OBJECTIVES.availability),
                critical: BURN.fast * (1 - OBJECTIVES.availability),
                duration: HOUR,
            },
            { ...metrics.errors, dividedBy: metrics.requests, over: HOUR, missing: "notBreaching" },
        ),
        measuredLadder(
            "refused-requests",
            "Requests a minute that the load balancer could not hand on",
            { unit: "count", warning: 10, critical: 100 },
            { ...metrics.refusals, missing: "notBreaching" },
        ),
        measuredLadder(
            "latency-p95",
            "95th percentile of the time to answer",
            { unit: "milliseconds", warning: 500, critical: 2000 },
            { ...metrics.latency, inSeconds: true, missing: "notBreaching" },
        ),
        measuredLadder(
            "database-cpu",
            "CPU of the database",
            { unit: "percent", warning: 80, critical: 95, duration: Duration.minutes(10) },
            { ...metrics.databaseCpu, missing: "breaching" },
        ),
        measuredLadder(
            "database-disk",
            "Free space of the database",
            {
                unit: "bytes",
                fires: "below",
                warning: 0.2 * diskGb * GIGABYTE,
                critical: 0.1 * diskGb * GIGABYTE,
                duration: Duration.minutes(10),
            },
            { ...metrics.databaseDisk, missing: "breaching" },
        ),
        measuredLadder(
            // In both regions, so that a change of writer changes no alarm. The writer's database reports none; a replica
            // that is gone is told by the ladders above.
            "replica-lag",
            "Seconds that the replica is behind, which the loss of the other region would lose",
            { unit: "seconds", warning: 60, critical: 300, duration: Duration.minutes(5) },
            { ...metrics.replicaLag, missing: "notBreaching" },
        ),
        ...metrics.cacheCpu.map((metric, index) =>
            measuredLadder(
                `cache-cpu-${index + 1}`,
                `CPU of cache node ${index + 1}`,
                { unit: "percent", warning: 80, critical: 95, duration: Duration.minutes(10) },
                { ...metric, missing: "breaching" },
            ),
        ),
    ]);
}

/** A fleet that has grown as far as it may. */
export function fleetLadders(measured: Measured, group: pulumi.Input<string>): WatchedLadder[] {
    const { inService } = fleetMetrics(group);
    const { mostInstances } = measured;
    return withRunbooks(pages(measured.runbook), [
        measuredLadder(
            "fleet-ceiling",
            `Instances in service, of ${mostInstances} allowed`,
            {
                unit: "count",
                warning: Math.floor(0.8 * mostInstances) - 1,
                critical: mostInstances - 1,
                duration: Duration.minutes(5),
            },
            { ...inService, missing: "breaching" },
        ),
    ]);
}

/** The charts of one region. */
export function chartsOf(measured: Measured, group: pulumi.Input<string>): Chart[] {
    const { region } = measured;
    const metrics = metricsOf(measured);
    const { cpu, inService } = fleetMetrics(group);
    const chart = (title: string, ...shown: Metric[]): Chart => ({
        title: `${title}, ${region}`,
        region,
        metrics: shown,
    });
    return [
        chart("CPU of the fleet", cpu),
        chart("Requests", metrics.requests),
        chart("Instances: in service, healthy, unhealthy", inService, metrics.healthy, metrics.unhealthy),
        chart("Errors of the application and of the load balancer", metrics.errors, metrics.refusals),
        chart("Time to answer, p95", metrics.latency),
        chart("CPU of the database", metrics.databaseCpu),
        chart("Connections of the database", metrics.databaseConnections),
        chart("Replica behind, in seconds", metrics.replicaLag),
        chart("Free space of the database", metrics.databaseDisk),
        chart("CPU of the cache's nodes", ...metrics.cacheCpu),
    ];
}

const GIGABYTE = 1024 ** 3;
const HOUR = Duration.hours(1);

/** Multiples of the allowed share of failures (https://sre.google/workbook/alerting-on-slos/, 2026-11-22). */
const BURN = { slow: 6, fast: 14.4 } as const;

/** Nodes that differ by number alone share a page. */
function pages(runbook: Runbook): Runbook {
    return (ladder) => runbook(ladder.replace(/-\d+$/, ""));
}
