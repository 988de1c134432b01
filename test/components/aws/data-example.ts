/** Data components as a system would ask for them. */
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DataNetwork } from "../../../components/aws/data-network.ts";
import { EncryptionKeys } from "../../../components/aws/encryption-keys.ts";
import { type ByRegion, forRegions, inRegion } from "../../../components/core/by-region.ts";
import { Duration } from "../../../components/core/duration.ts";
import { ACCOUNT, providerOf, TAGS } from "./planned.ts";

export const EAST = "us-east-1";
export const WEST = "us-west-2";
export const regions = { primary: EAST, failover: WEST, writer: EAST };
const keep = Duration.days(14);

const nowhere: DataNetwork = { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"], clients: { api: "sg-1" } };

/** Settings of a database pair that plan without a complaint. */
export const postgresSettings = {
    regions,
    instances: { [EAST]: 1, [WEST]: 2 },
    version: "17",
    diskGb: { initial: 100, limit: 1000 },
    backup: { kind: "backed-up", every: Duration.days(1), keep, pointInTime: keep, locked: false },
    networks: { [EAST]: nowhere, [WEST]: nowhere },
    protect: true,
} as const;

/** Settings of a cache pair that plan without a complaint. */
export const cacheSettings = {
    regions,
    replicas: 2,
    nodeType: "cache.m7g.large",
    snapshotDays: 7,
    networks: { [EAST]: nowhere, [WEST]: nowhere },
} as const;

export interface Grounds {
    readonly accountId: string;
    readonly regions: typeof regions;
    readonly tags: typeof TAGS;
    readonly protect: boolean;
    readonly providers: ByRegion<pulumi.ProviderResource>;
    readonly networks: ByRegion<DataNetwork>;
    readonly keys: ByRegion<pulumi.Output<string>>;
}

/** Providers, networks and keys of both regions, to be called inside `planned`. */
export function grounds(protect = true): Grounds {
    const providers = forRegions(regions, providerOf);
    const shared = { accountId: ACCOUNT, regions, tags: TAGS, protect, providers };
    const networks = forRegions(regions, (region) => dataNetwork(region, inRegion(providers, region)));
    const { arns } = new EncryptionKeys("keys", { ...shared, services: [] });
    return { ...shared, networks, keys: arns };
}

function dataNetwork(region: string, provider: pulumi.ProviderResource): DataNetwork {
    const options = { provider };
    const vpc = new aws.ec2.Vpc(`vpc-${region}`, { cidrBlock: "10.0.0.0/16" }, options);
    const subnetIds = ["a", "b", "c"].map((letter, index) => {
        const zone = `${region}${letter}`;
        const where = { vpcId: vpc.id, availabilityZone: zone, cidrBlock: `10.0.${index}.0/24` };
        return new aws.ec2.Subnet(`data-${zone}`, where, options).id;
    });
    const clients = new aws.ec2.SecurityGroup(`clients-${region}`, { vpcId: vpc.id }, options);
    return { vpcId: vpc.id, subnetIds, clients: { api: clients.id } };
}
