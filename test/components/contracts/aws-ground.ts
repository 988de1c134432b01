/** What AWS components stand on in the contract suites: providers, networks and keys of two regions. */
import type * as pulumi from "@pulumi/pulumi";
import type { DataNetwork } from "../../../components/aws/data-network.ts";
import { EncryptionKeys } from "../../../components/aws/encryption-keys.ts";
import { Network, type RegionNetwork } from "../../../components/aws/network.ts";
import { SecurityGroup } from "../../../components/aws/security-group.ts";
import { type ByRegion, forRegions, inRegion } from "../../../components/core/by-region.ts";
import type { RegionPair } from "../../../components/core/region-pair.ts";
import { ACCOUNT, providerOf, TAGS } from "../aws/planned.ts";

export const AWS_REGIONS = { primary: "us-east-1", failover: "us-west-2" } as const;

const BLOCKS: Readonly<Record<string, string>> = { "us-east-1": "10.48.0.0/16", "us-west-2": "10.49.0.0/16" };

export interface AwsGround {
    readonly accountId: string;
    readonly regions: RegionPair;
    readonly tags: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly providers: ByRegion<pulumi.ProviderResource>;
    readonly stands: ByRegion<RegionNetwork>;
    /** Data subnets, open to one client. */
    readonly networks: ByRegion<DataNetwork>;
    readonly keys: ByRegion<pulumi.Output<string>>;
}

/** To be called while a program runs. */
export function awsGround(writer: string, protect: boolean): AwsGround {
    const regions = { ...AWS_REGIONS, writer };
    const providers = forRegions(regions, providerOf);
    const shared = { accountId: ACCOUNT, regions, tags: TAGS, protect, providers };
    const stands = forRegions(regions, (region) => {
        const zones = ["a", "b", "c"].map((letter) => `${region}${letter}`);
        const block = BLOCKS[region] ?? "";
        const provider = inRegion(providers, region);
        return new Network(`net-${region}`, { region, block, zones, tags: TAGS, provider }).regional;
    });
    const networks = forRegions(regions, (region) => {
        const { vpcId, data } = inRegion(stands, region);
        const rules = { vpcId, description: "clients", ingress: [], egress: [], tags: TAGS };
        const clients = new SecurityGroup(`clients-${region}`, { ...rules, provider: inRegion(providers, region) });
        return { vpcId, subnetIds: data, clients: { api: clients.groupId } };
    });
    const { arns: keys } = new EncryptionKeys("keys", { ...shared, services: [] });
    return { ...shared, stands, networks, keys };
}
