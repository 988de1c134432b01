/** What Google components stand on in the contract suites: providers and networks of two regions. */
import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { type ByRegion, forRegions } from "../../../components/core/by-region.ts";
import type { RegionPair } from "../../../components/core/region-pair.ts";
import { Network, type RegionNetwork } from "../../../components/gcp/network.ts";

export const GCP_REGIONS = { primary: "us-central1", failover: "us-east1" } as const;

const BLOCKS = { "us-central1": "10.16.0.0/16", "us-east1": "10.17.0.0/16" };

export interface GcpGround {
    readonly project: string;
    readonly regions: RegionPair;
    readonly labels: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly providers: ByRegion<pulumi.ProviderResource>;
    readonly networks: ByRegion<RegionNetwork>;
}

/** To be called while a program runs. */
export function gcpGround(writer: string, protect: boolean): GcpGround {
    const project = "example-project";
    const regions = { ...GCP_REGIONS, writer };
    const providers = forRegions(regions, (region) => new gcp.Provider(`gcp-${region}`, { project, region }));
    const network = new Network("net", { project, blocks: BLOCKS, providers });
    return { project, regions, labels: { system: "example" }, protect, providers, networks: network.regions };
}
