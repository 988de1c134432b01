import * as pulumi from "@pulumi/pulumi";
import type { ContentDelivery } from "../../../components/aws/content-delivery.ts";
import type { FailoverRecords } from "../../../components/aws/failover-records.ts";
import type { Fleet } from "../../../components/aws/fleet.ts";
import type { HostedZone } from "../../../components/aws/hosted-zone.ts";
import type { InstanceIdentity } from "../../../components/aws/instance-identity.ts";
import type { MetricAlarms } from "../../../components/aws/metric-alarms.ts";
import { BORROW_SECONDS, POOL_PERCENT } from "../../../components/aws/postgres-proxy.ts";
import type { ReplicatedBucket } from "../../../components/aws/replicated-bucket.ts";
import { type ByRegion, forRegions, inRegion } from "../../../components/core/by-region.ts";
import { plainObjectives } from "../../../components/core/objectives.ts";
import type { EratoContract } from "../../contract/erato.ts";
import type { Outputs } from "../../contract/parts.ts";
import type { EratoData } from "./data.ts";
import { hostsOf } from "./names.ts";
import { OBJECTIVES } from "./objectives.ts";
import type { EratoWatch } from "./observability.ts";
import type { EratoArgs } from "./system.ts";
import { DATABASE, HEALTH_PATHS, PORT } from "./tables.ts";

export type EratoOutputs = Outputs<EratoContract>;

export interface EratoParts {
    readonly zone: HostedZone;
    readonly records: FailoverRecords;
    readonly data: EratoData;
    readonly configuration: ReplicatedBucket;
    readonly identity: InstanceIdentity;
    readonly watches: ByRegion<EratoWatch>;
    readonly fleets: ByRegion<Fleet>;
    readonly fleetAlarms: ByRegion<MetricAlarms>;
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
        database: {
            kind: "postgres",
            name: DATABASE.name,
            user: DATABASE.user,
            writer: regions.writer,
            writeEndpoint: parts.data.database.writeEndpoint,
            readEndpoints: parts.data.database.readEndpoints,
            pools: forRegions(regions, (region) => inRegion(parts.data.pools, region).endpoint),
            pool: { percent: POOL_PERCENT, longestWaitSeconds: BORROW_SECONDS },
            authentication: "iam",
            tls: true,
        },
        cache: {
            writer: regions.writer,
            endpoints: parts.data.cache.endpoints,
            readEndpoints: parts.data.cache.readEndpoints,
            tls: true,
        },
        writerRecord: parts.records.writerHost,
        configuration: forRegions(regions, (region) => inRegion(parts.configuration.buckets, region).id),
        topics: forRegions(regions, (region) => {
            const { warning, critical } = inRegion(parts.watches, region).topics;
            return { warning: pulumi.all([...warning]), critical: pulumi.all([...critical]) };
        }),
        role: parts.identity.roleArn,
        fleets: forRegions(regions, (region) => inRegion(parts.fleets, region).groupName),
        port: PORT,
        health: HEALTH_PATHS,
        nameServers: parts.zone.nameServers,
        objectives: plainObjectives(OBJECTIVES),
        alerts: forRegions(regions, (region) => ({
            ...inRegion(parts.watches, region).alarms.ladders,
            ...inRegion(parts.fleetAlarms, region).ladders,
        })),
        runbooks: runbooksOf(parts),
    };
}

/** Pages by alert name; both regions' alerts of one name have the same page. */
function runbooksOf({ watches, fleetAlarms }: EratoParts): Record<string, string> {
    const alarms = [...Object.values(watches).map((watch) => watch.alarms), ...Object.values(fleetAlarms)];
    return Object.assign({}, ...alarms.map(({ runbooks }) => runbooks));
}
