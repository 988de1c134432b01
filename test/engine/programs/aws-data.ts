import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { CachePair } from "../../../components/aws/cache-pair.ts";
import type { DataNetwork } from "../../../components/aws/data-network.ts";
import { EncryptionKeys } from "../../../components/aws/encryption-keys.ts";
import { PostgresPair } from "../../../components/aws/postgres-pair.ts";
import type { PostgresTransition } from "../../../components/aws/postgres-plan.ts";
import { PostgresProxy } from "../../../components/aws/postgres-proxy.ts";
import { forRegions, inRegion } from "../../../components/core/by-region.ts";
import { Duration } from "../../../components/core/duration.ts";

/** What the drills change, under `ha-platform:aws-data`. */
export interface AwsDataConfig {
    readonly writer: string;
    readonly instances: Readonly<Record<string, number>>;
    readonly transition: PostgresTransition;
    readonly protect: boolean;
}

const accountId = "123456789012";
const tags = { system: "example" };

/** A database pair with its proxies and a cache pair, over two regions of AWS, and no more network than they need. */
export async function platform(): Promise<Record<string, unknown>> {
    const config = new pulumi.Config("ha-platform").requireObject<AwsDataConfig>("aws-data");
    const regions = { primary: "us-east-1", failover: "us-west-2", writer: config.writer };
    const { protect } = config;
    const providers = forRegions(regions, (region) => new aws.Provider(`aws-${region}`, { region }));
    const networks = forRegions(regions, (region) => network(region, inRegion(providers, region)));
    const shared = { accountId, regions, tags, protect, providers };
    const { arns: keys } = new EncryptionKeys("example", { ...shared, services: [] });
    const keep = Duration.days(14);
    const database = new PostgresPair("database", {
        ...shared,
        instances: config.instances,
        transition: config.transition,
        version: "17",
        instanceClass: "db.m7g.large",
        database: "example",
        diskGb: { initial: 100, limit: 1000 },
        backup: { kind: "backed-up", every: Duration.days(1), keep, pointInTime: keep, locked: false },
        networks,
        keys,
    });
    const proxies = forRegions(regions, (region) => {
        const instance = inRegion(database.instances, region);
        const provider = inRegion(providers, region);
        return new PostgresProxy(`proxy-${region}`, {
            accountId,
            region,
            instance,
            network: inRegion(networks, region),
            tags,
            provider,
        });
    });
    const cache = new CachePair("cache", {
        ...shared,
        replicas: 2,
        nodeType: "cache.m7g.large",
        snapshotDays: 7,
        networks,
        keys,
    });
    return {
        database: { write: database.writeEndpoint, read: database.readEndpoints },
        proxy: inRegion(proxies, regions.writer).endpoint,
        cache: { write: cache.writeEndpoint, read: cache.readEndpoints },
    };
}

function network(region: string, provider: pulumi.ProviderResource): DataNetwork {
    const options = { provider };
    const second = region === "us-east-1" ? "10.1" : "10.2";
    const vpc = new aws.ec2.Vpc(`vpc-${region}`, { cidrBlock: `${second}.0.0/16`, enableDnsSupport: true }, options);
    const subnetIds = ["a", "b", "c"].map((letter, index) => {
        const cidrBlock = `${second}.${index}.0/24`;
        const availabilityZone = `${region}${letter}`;
        return new aws.ec2.Subnet(`data-${region}${letter}`, { vpcId: vpc.id, cidrBlock, availabilityZone }, options)
            .id;
    });
    const clients = new aws.ec2.SecurityGroup(`clients-${region}`, { vpcId: vpc.id, description: "clients" }, options);
    return { vpcId: vpc.id, subnetIds, clients: { api: clients.id } };
}
