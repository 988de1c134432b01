import type * as pulumi from "@pulumi/pulumi";
import { AlarmTopics } from "../../../components/aws/alarm-topics.ts";
import type { Fleet } from "../../../components/aws/fleet.ts";
import { MetricAlarms } from "../../../components/aws/metric-alarms.ts";
import { MetricDashboard } from "../../../components/aws/metric-dashboard.ts";
import { type ByRegion, forRegions, inRegion } from "../../../components/core/by-region.ts";
import { inOrder } from "../../../components/core/region-pair.ts";
import { runbookOf } from "../runbooks.ts";
import { inOneAwsRegion } from "../system-platform.ts";
import type { EratoData } from "./data.ts";
import type { EratoEntrance } from "./entrances.ts";
import { instancesIn } from "./fleets.ts";
import { chartsOf, fleetLadders, type Measured, watchedLadders } from "./signals.ts";
import type { EratoArgs } from "./system.ts";

/** What is watched in one region before its fleet stands, and who is told. */
export interface EratoWatch {
    readonly measured: Measured;
    readonly topics: AlarmTopics;
    readonly alarms: MetricAlarms;
}

/** Alarms on everything but the fleets, which need some of them to take a bad version back (ER-10). */
export function createAlarms(
    name: string,
    args: EratoArgs,
    { entrances, data }: { entrances: ByRegion<EratoEntrance>; data: EratoData },
    parent: pulumi.Resource,
): ByRegion<EratoWatch> {
    const { platform } = args;
    const { regions } = platform.aws;
    const inside = { parent };
    return forRegions(regions, (region) => {
        const here = inOneAwsRegion(name, platform, region);
        const topics = new AlarmTopics(
            `${name}-${region}-alarms`,
            {
                ...here,
                recipients: platform.alerts,
                existing: { warning: [], critical: [] },
                key: inRegion(data.keys, region),
            },
            inside,
        );
        const { balancer } = inRegion(entrances, region);
        const measured: Measured = {
            region,
            balancer: balancer.arnSuffix,
            targets: balancer.targets.arnSuffix,
            database: inRegion(data.database.instances, region).identifier,
            cacheNodes: inRegion(data.cache.nodes, region),
            fewestInstances: instancesIn(region, args).minInstances,
            mostInstances: instancesIn(region, args).maxInstances,
            diskGb: args.database.diskGb.initial,
            runbook: runbookOf(name, platform),
        };
        const alarms = new MetricAlarms(
            `${name}-${region}`,
            { ...here, ladders: watchedLadders(measured), runbook: measured.runbook("any-critical"), channels: topics },
            inside,
        );
        return { measured, topics, alarms };
    });
}

/** Alarms that tell a bad version: what it answers, and how slowly. */
export function rollbackAlarms({ alarms }: EratoWatch): pulumi.Output<string>[] {
    return ["error-rate-critical", "latency-p95-critical"].map((alarm) => inRegion(alarms.names, alarm));
}

/** Alarms on the fleets, and one page that shows both regions. */
export function watchFleets(
    name: string,
    args: EratoArgs,
    watches: ByRegion<EratoWatch>,
    fleets: ByRegion<Fleet>,
    parent: pulumi.Resource,
): ByRegion<MetricAlarms> {
    const { aws, environment } = args.platform;
    const inside = { parent };
    const groupIn = (region: string) => inRegion(fleets, region).groupName;
    const charts = inOrder(aws.regions).flatMap((region) =>
        chartsOf(inRegion(watches, region).measured, groupIn(region)),
    );
    const title = `${name}-${environment}`;
    new MetricDashboard(name, { title, charts, provider: aws.edgeProvider }, inside);
    return forRegions(aws.regions, (region) => {
        const { measured, topics } = inRegion(watches, region);
        return new MetricAlarms(
            `${name}-${region}-fleet`,
            {
                ...inOneAwsRegion(name, args.platform, region),
                ladders: fleetLadders(measured, groupIn(region)),
                runbook: measured.runbook("any-critical"),
                channels: topics,
            },
            inside,
        );
    });
}
