import type * as pulumi from "@pulumi/pulumi";
import { ALARM_SENDERS } from "../../../components/aws/alarm-topics.ts";
import { CachePair } from "../../../components/aws/cache-pair.ts";
import { EncryptionKeys } from "../../../components/aws/encryption-keys.ts";
import type { Statement } from "../../../components/aws/policy-document.ts";
import { PostgresPair } from "../../../components/aws/postgres-pair.ts";
import { PostgresProxy } from "../../../components/aws/postgres-proxy.ts";
import { type ByRegion, forRegions, inRegion } from "../../../components/core/by-region.ts";
import { inOrder } from "../../../components/core/region-pair.ts";
import { inBothAwsRegions, inOneAwsRegion } from "../system-platform.ts";
import { backedUp } from "./backups.ts";
import type { EratoEntrance } from "./entrances.ts";
import { backupPlans } from "./objectives.ts";
import type { EratoArgs } from "./system.ts";
import { DATABASE } from "./tables.ts";

/** What is kept, in both regions. */
export interface EratoData {
    /** ARN of the key that encrypts it, by region. */
    readonly keys: ByRegion<pulumi.Output<string>>;
    readonly database: PostgresPair;
    readonly pools: ByRegion<PostgresProxy>;
    readonly cache: CachePair;
}

/** The database with its pools and the cache: over zones in both regions, reachable by the instances alone. */
export function createData(
    name: string,
    args: EratoArgs,
    entrances: ByRegion<EratoEntrance>,
    parent: pulumi.Resource,
): EratoData {
    const inside = { parent };
    const { version, instanceClass, diskGb, instances, transition } = args.database;
    const both = inBothAwsRegions(name, args.platform);
    const networks = forRegions(both.regions, (region) => {
        const { vpcId, data } = inRegion(both.networks, region);
        return { vpcId, subnetIds: data, clients: { instances: inRegion(entrances, region).instances.groupId } };
    });
    const { arns: keys } = new EncryptionKeys(`${name}-data`, { ...both, services: ALARM_SENDERS }, inside);
    const shared = { ...both, networks, keys };
    const database = new PostgresPair(
        `${name}-database`,
        {
            ...shared,
            version,
            instanceClass,
            diskGb,
            instances,
            transition,
            tags: backedUp(name, both.tags),
            database: DATABASE.name,
            backup: backupPlans(args).database,
        },
        inside,
    );
    const pools = forRegions(both.regions, (region) => {
        const here = { ...inOneAwsRegion(name, args.platform, region), network: inRegion(networks, region) };
        return new PostgresProxy(
            `${name}-pool-${region}`,
            { ...here, instance: inRegion(database.instances, region) },
            inside,
        );
    });
    const cache = new CachePair(`${name}-cache`, { ...shared, ...args.cache }, inside);
    return { keys, database, pools, cache };
}

/** Lets instances log in to both regions' databases, and to the pools before them, as the application's user. */
export function dataGrants(args: EratoArgs, { database, pools }: EratoData): Statement[] {
    const { accountId, regions } = args.platform.aws;
    const users = inOrder(regions).flatMap((region) =>
        [inRegion(database.instances, region).resourceId, inRegion(pools, region).resourceId].map((id) =>
            id.apply((resource) => `arn:aws:rds-db:${region}:${accountId}:dbuser:${resource}/${DATABASE.user}`),
        ),
    );
    return [{ actions: ["rds-db:connect"], resources: users }];
}

/**
 * What the application is told in a region. Nothing here depends on which region writes, so that a failover changes no
 * instance: the application asks the writer record, and its database whether it is in recovery.
 */
export function dataEnvironment(region: string, { database, pools, cache }: EratoData, writerHost: string) {
    return {
        REGION: region,
        WRITER_RECORD: writerHost,
        DATABASE_NAME: DATABASE.name,
        DATABASE_USER: DATABASE.user,
        DATABASE_TLS: "verify-full",
        DATABASE: inRegion(database.instances, region).endpoint,
        DATABASE_POOL: inRegion(pools, region).endpoint,
        CACHE: inRegion(cache.endpoints, region),
        CACHE_READS: inRegion(cache.readEndpoints, region),
        CACHE_TLS: "required",
    };
}
