import type { ContentDelivery } from "../../../components/aws/content-delivery.ts";
import type { FailoverRecords } from "../../../components/aws/failover-records.ts";
import type { Fleet } from "../../../components/aws/fleet.ts";
import type { HostedZone } from "../../../components/aws/hosted-zone.ts";
import type { ReplicatedBucket } from "../../../components/aws/replicated-bucket.ts";
import { type ByRegion, forRegions, inRegion } from "../../../components/core/by-region.ts";
import { plainObjectives } from "../../../components/core/objectives.ts";
import type { EratoContract } from "../../contract/erato.ts";
import type { Outputs } from "../../contract/parts.ts";
import type { EratoEntrance } from "./entrances.ts";
import { hostsOf } from "./names.ts";
import { OBJECTIVES } from "./objectives.ts";
import type { EratoArgs } from "./system.ts";
import { HEALTH_PATHS, PORT } from "./tables.ts";

export type EratoOutputs = Outputs<EratoContract>;

export interface EratoParts {
    readonly zone: HostedZone;
    readonly entrances: ByRegion<EratoEntrance>;
    readonly fleets: ByRegion<Fleet>;
    readonly records: FailoverRecords;
    readonly assets: ReplicatedBucket;
    readonly delivery: ContentDelivery;
}

/** What application teams may rely on. */
export function eratoOutputs({ domain, platform }: EratoArgs, parts: EratoParts): EratoOutputs {
    const { regions } = platform.aws;
    const hosts = hostsOf(domain);
    return {
        regions,
        endpoints: {
            public: `https://${domain}`,
            api: `https://${hosts.api}`,
            regions: forRegions(regions, (region) => `https://${inRegion(parts.records.hosts, region)}`),
        },
        assets: {
            buckets: forRegions(regions, (region) => inRegion(parts.assets.buckets, region).id),
            distribution: parts.delivery.distributionId,
        },
        fleets: forRegions(regions, (region) => inRegion(parts.fleets, region).groupName),
        port: PORT,
        health: HEALTH_PATHS,
        nameServers: parts.zone.nameServers,
        objectives: plainObjectives(OBJECTIVES),
    };
}
