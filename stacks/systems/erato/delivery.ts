import type * as pulumi from "@pulumi/pulumi";
import type { Certificates } from "../../../components/aws/certificates.ts";
import { ContentDelivery, EDGE_REGION } from "../../../components/aws/content-delivery.ts";
import { FailoverRecords } from "../../../components/aws/failover-records.ts";
import type { HostedZone } from "../../../components/aws/hosted-zone.ts";
import { ReplicatedBucket } from "../../../components/aws/replicated-bucket.ts";
import { WebAcl } from "../../../components/aws/web-acl.ts";
import { type ByRegion, forRegions, inRegion } from "../../../components/core/by-region.ts";
import { inBothAwsRegions } from "../system-platform.ts";
import { backedUp } from "./backups.ts";
import type { EratoEntrance } from "./entrances.ts";
import { hostsOf } from "./names.ts";
import { OBJECTIVES } from "./objectives.ts";
import type { EratoArgs } from "./system.ts";
import {
    API_PATHS,
    ASSETS_KEPT,
    HEALTH_PATHS,
    REGION_PROBE,
    REPLACED_OBJECTS_KEPT,
    REQUEST_TIMEOUT,
} from "./tables.ts";

/** The API's name, which leaves a lost region by itself (ER-12). */
export function createRecords(
    name: string,
    args: EratoArgs,
    zone: HostedZone,
    entrances: ByRegion<EratoEntrance>,
    parent: pulumi.Resource,
): FailoverRecords {
    const { aws } = args.platform;
    return new FailoverRecords(
        `${name}-api`,
        {
            ...inBothAwsRegions(name, args.platform),
            zoneId: zone.zoneId,
            host: hostsOf(args.domain).api,
            entrances: forRegions(aws.regions, (region) => inRegion(entrances, region).balancer),
            probe: REGION_PROBE,
            watchedPaths: [HEALTH_PATHS.database, HEALTH_PATHS.cache],
            objective: OBJECTIVES.triggers.partition.failover,
            provider: aws.edgeProvider,
        },
        { parent },
    );
}

/** The edge in front of the assets and of the API (ER-09). */
export function createDelivery(
    name: string,
    args: EratoArgs,
    zone: HostedZone,
    certificates: Certificates,
    parent: pulumi.Resource,
) {
    const { aws } = args.platform;
    const both = inBothAwsRegions(name, args.platform);
    const { tags } = both;
    const inside = { parent };
    const hosts = hostsOf(args.domain);
    const assets = new ReplicatedBucket(
        `${name}-assets`,
        { ...both, tags: backedUp(name, tags), keepReplaced: REPLACED_OBJECTS_KEPT },
        inside,
    );
    const guard = new WebAcl(
        `${name}-edge-guard`,
        { scope: "CLOUDFRONT", requestsPerMinute: args.requestsPerMinute.client, tags, provider: aws.edgeProvider },
        inside,
    );
    const delivery = new ContentDelivery(
        `${name}-edge`,
        {
            ...both,
            hosts: hosts.public,
            zoneId: zone.zoneId,
            certificateArn: inRegion(certificates.arns, EDGE_REGION),
            webAclArn: guard.arn,
            assets,
            keep: ASSETS_KEPT,
            apiPaths: API_PATHS,
            apiHost: hosts.api,
            requestTimeout: REQUEST_TIMEOUT,
            edgeProvider: aws.edgeProvider,
        },
        inside,
    );
    return { assets, delivery };
}
