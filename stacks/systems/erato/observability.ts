import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type ByRegion, forRegions, inRegion } from "../../../components/core/by-region.ts";
import { inOneAwsRegion } from "../system-platform.ts";
import type { EratoEntrance } from "./entrances.ts";
import type { EratoArgs } from "./system.ts";

/** Alarms of each region. */
export function createObservability(
    name: string,
    args: EratoArgs,
    entrances: ByRegion<EratoEntrance>,
    parent: pulumi.Resource,
) {
    const rollback = forRegions(args.platform.aws.regions, (region) => {
        const { provider, tags } = inOneAwsRegion(name, args.platform, region);
        const { balancer } = inRegion(entrances, region);
        const alarm = new aws.cloudwatch.MetricAlarm(
            `${name}-${region}-errors`,
            {
                namespace: "AWS/ApplicationELB",
                metricName: "HTTPCode_Target_5XX_Count",
                statistic: "Sum",
                comparisonOperator: "GreaterThanThreshold",
                threshold: 10,
                period: 60,
                evaluationPeriods: 2,
                treatMissingData: "notBreaching",
                dimensions: { LoadBalancer: balancer.arnSuffix, TargetGroup: balancer.targets.arnSuffix },
                tags,
            },
            { parent, provider },
        );
        return [alarm.name];
    });
    return { rollback };
}
