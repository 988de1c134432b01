import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { type ByRegion, forRegions, inRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { cloudName } from "../core/naming.ts";
import { type RegionPair, readerOf } from "../core/region-pair.ts";
import type { RegionNetwork } from "./network.ts";

export interface ValkeyPairArgs {
    readonly project: string;
    readonly regions: RegionPair;
    /** Replicas of each shard besides its primary node, spread over zones. */
    readonly replicas: number;
    /** Parts that the keys are spread over. */
    readonly shards: number;
    /** Size of a node, such as `STANDARD_SMALL` or `HIGHMEM_MEDIUM`. */
    readonly nodeType: string;
    /** Network of each region, which alone reaches the cache. */
    readonly networks: ByRegion<RegionNetwork>;
    readonly labels: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly providers: ByRegion<pulumi.ProviderResource>;
}

/** Roles and sizes of both instances. Throws when an instance could not lose a zone. */
export function planValkeyPair(
    name: string,
    args: Pick<ValkeyPairArgs, "project" | "regions" | "replicas" | "shards">,
) {
    const problems: Problem[] = [];
    if (args.replicas < 1) {
        problems.push({
            path: "replicas",
            reason: `must be at least 1 so that losing a zone keeps the cache, got ${args.replicas}`,
        });
    }
    if (args.shards < 1) problems.push({ path: "shards", reason: `must be at least 1, got ${args.shards}` });
    refuse(`ValkeyPair ${name}`, problems);
    return {
        reader: readerOf(args.regions),
        instances: forRegions(args.regions, (region) => ({
            instanceId: cloudName("google-memorystore", name, region),
            // 08:00 UTC is night in both regions; on different days, so that one region's cache is always left alone.
            maintenancePolicy: {
                weeklyMaintenanceWindows: [
                    { day: region === args.regions.primary ? "SUNDAY" : "SATURDAY", startTime: { hours: 8 } },
                ],
            },
        })),
    };
}

/**
 * A Valkey instance in each region; the reader region's follows the writer region's, across regions and a little behind.
 * Nothing is backed up: the cache is rebuilt from the database.
 */
export class ValkeyPair extends Component {
    /** `host:port` by region. The reader region's takes reads only. */
    readonly endpoints: ByRegion<pulumi.Output<string>>;

    constructor(name: string, args: ValkeyPairArgs, options?: ComponentOptions) {
        super("gcp:ValkeyPair", name, options);
        const { reader, instances } = planValkeyPair(name, args);
        const writer = this.instance(args.regions.writer, instances, args);
        const follower = this.instance(reader, instances, args, writer);
        this.endpoints = { [args.regions.writer]: endpointOf(writer), [reader]: endpointOf(follower) };
        this.registerOutputs({ regions: args.regions, endpoints: this.endpoints });
    }

    private instance(
        region: string,
        planned: ReturnType<typeof planValkeyPair>["instances"],
        args: ValkeyPairArgs,
        follows?: gcp.memorystore.Instance,
    ): gcp.memorystore.Instance {
        const network = inRegion(args.networks, region);
        return new gcp.memorystore.Instance(
            this.child(region),
            {
                project: args.project,
                location: region,
                ...inRegion(planned, region),
                shardCount: args.shards,
                replicaCount: args.replicas,
                nodeType: args.nodeType,
                mode: "CLUSTER",
                zoneDistributionConfig: { mode: "MULTI_ZONE" },
                transitEncryptionMode: "SERVER_AUTHENTICATION",
                authorizationMode: "IAM_AUTH",
                persistenceConfig: { mode: "DISABLED" },
                deletionProtectionEnabled: args.protect,
                desiredAutoCreatedEndpoints: [{ network: network.network, projectId: args.project }],
                labels: args.labels,
                ...(follows && {
                    crossInstanceReplicationConfig: {
                        instanceRole: "SECONDARY",
                        primaryInstance: { instance: follows.id },
                    },
                }),
            },
            this.inside(inRegion(args.providers, region), {
                protect: args.protect,
                after: [network.serviceConnections],
            }),
        );
    }
}

function endpointOf(instance: gcp.memorystore.Instance): pulumi.Output<string> {
    return instance.endpoints.apply((endpoints) => {
        const connections = (endpoints[0]?.connections ?? []).map(({ pscAutoConnection }) => pscAutoConnection);
        const discovery =
            connections.find((connection) => connection?.connectionType === "CONNECTION_TYPE_DISCOVERY") ??
            connections[0];
        if (!discovery?.ipAddress)
            throw new pulumi.ResourceError("Memorystore returned no endpoint for the instance", instance);
        return `${discovery.ipAddress}:${discovery.port}`;
    });
}
