import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { EDGE_REGION } from "../../components/aws/content-delivery.ts";
import { FlowLogs } from "../../components/aws/flow-logs.ts";
import { Network } from "../../components/aws/network.ts";
import { type ByRegion, forRegions, inRegion } from "../../components/core/by-region.ts";
import { Duration } from "../../components/core/duration.ts";
import { labels } from "../../components/core/tags.ts";
import type { PlatformConfig } from "../config.ts";

const FLOW_LOGS_KEPT = Duration.days(30);

/** The AWS account: a provider for each region that refuses any other account, and a network in each of the two. */
export function createAwsFoundation(config: PlatformConfig) {
    const { accountId, regions, network, zones } = config.aws;
    const tags = labels({ system: "platform", environment: config.environment });
    const provider = (region: string) =>
        new aws.Provider(`aws-${region}`, { region, allowedAccountIds: [accountId], defaultTags: { tags } });
    const providers: ByRegion<pulumi.ProviderResource> = forRegions(regions, provider);
    const networks = forRegions(regions, (region) => {
        const name = `platform-${region}`;
        const here = { tags, provider: inRegion(providers, region) };
        const block = inRegion(network, region);
        const { regional } = new Network(name, { region, block, zones: inRegion(zones, region), ...here });
        new FlowLogs(`${name}-flows`, { accountId, network: regional, keep: FLOW_LOGS_KEPT, ...here });
        return regional;
    });
    const { [EDGE_REGION]: edgeProvider = provider(EDGE_REGION) } = providers;
    return { accountId, regions, networks, providers, edgeProvider };
}
