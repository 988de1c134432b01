import type * as pulumi from "@pulumi/pulumi";
import { Fleet } from "../../../components/aws/fleet.ts";
import type { InstanceIdentity } from "../../../components/aws/instance-identity.ts";
import { type ByRegion, forRegions, inRegion } from "../../../components/core/by-region.ts";
import { inOneAwsRegion } from "../system-platform.ts";
import type { EratoEntrance } from "./entrances.ts";
import type { EratoArgs } from "./system.ts";
import { BOOT, FLEET_TARGETS, WARMUP } from "./tables.ts";

/** How many instances a region keeps, and may grow to: the ceiling is the same in both. */
export function instancesIn(region: string, { instances, platform }: EratoArgs) {
    const { minInstances, standbyInstances, maxInstances } = instances;
    return { minInstances: region === platform.aws.regions.primary ? minInstances : standbyInstances, maxInstances };
}

/** What the fleets stand on. */
export interface FleetGround {
    readonly identity: InstanceIdentity;
    readonly entrances: ByRegion<EratoEntrance>;
    /** Alarms by region that take a bad version back. */
    readonly rollbackAlarms: ByRegion<readonly pulumi.Input<string>[]>;
    /** What the application is told in each region. */
    readonly environment: (region: string) => Readonly<Record<string, pulumi.Input<string>>>;
}

/** The instances of both regions: the same type with the same ceiling, fewer of them where they stand by. */
export function createFleets(
    name: string,
    args: EratoArgs,
    ground: FleetGround,
    parent: pulumi.Resource,
): ByRegion<Fleet> {
    return forRegions(args.platform.aws.regions, (region) => {
        const { balancer, instances } = inRegion(ground.entrances, region);
        return new Fleet(
            `${name}-${region}-fleet`,
            {
                ...inOneAwsRegion(name, args.platform, region),
                image: inRegion(args.releases[args.releases.live] ?? {}, region),
                instanceType: args.instanceType,
                profileArn: ground.identity.profileArn,
                securityGroupId: instances.groupId,
                size: instancesIn(region, args),
                targets: FLEET_TARGETS,
                boot: BOOT,
                warmup: WARMUP,
                environment: ground.environment(region),
                balancer,
                rollbackAlarms: inRegion(ground.rollbackAlarms, region),
            },
            { parent },
        );
    });
}
