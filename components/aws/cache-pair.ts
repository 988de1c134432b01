import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { type ByRegion, forRegions, inRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { cloudName } from "../core/naming.ts";
import { type RegionPair, regionPairProblems } from "../core/region-pair.ts";
import { clientAccess, type DataNetwork, dataNetworkProblems } from "./data-network.ts";

export interface CachePairArgs {
    /** `writer` says where clients write; it changes nothing here, as the roles are the global group's own. */
    readonly regions: RegionPair;
    /** Replicas besides the primary node, in other zones than it; the same in both regions. */
    readonly replicas: number;
    /** Size of a node, such as `cache.m7g.large`; burstable ones cannot be followed from another region. */
    readonly nodeType: string;
    /** Days for which the daily snapshot is kept. */
    readonly snapshotDays: number;
    /** Data subnets of each region. */
    readonly networks: ByRegion<DataNetwork>;
    /** ARN of the key that encrypts each region's cache at rest. */
    readonly keys: ByRegion<pulumi.Input<string>>;
    readonly tags: Readonly<Record<string, string>>;
    /** Refuses deletion, by Pulumi; ElastiCache has no protection of its own and keeps a last snapshot instead. */
    readonly protect: boolean;
    readonly providers: ByRegion<pulumi.ProviderResource>;
}

const PORT = 6379;
const ENGINE = { engine: "valkey", engineVersion: "8.0", family: "valkey8" };
/** ElastiCache keeps automatic snapshots for 35 days at most (https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html, 2026-11-22). */
const LONGEST_SNAPSHOTS = 35;

/** Sizes of both caches. Throws when a cache could not lose a zone, or could not be followed from another region. */
export function planCachePair(
    name: string,
    args: Pick<CachePairArgs, "regions" | "replicas" | "nodeType" | "snapshotDays" | "networks">,
) {
    const { replicas, nodeType, snapshotDays, regions } = args;
    const problems: Problem[] = [...regionPairProblems(regions), ...dataNetworkProblems(args.networks)];
    if (!Number.isInteger(replicas) || replicas < 1 || replicas > 5) {
        problems.push({
            path: "replicas",
            reason: `must be 1 to 5, so that losing a zone keeps the cache, got ${replicas}`,
        });
    }
    if (!/^cache\.[a-z]\w*\.\w+$/.test(nodeType) || nodeType.startsWith("cache.t")) {
        problems.push({
            path: "nodeType",
            reason: `must be M5, R5 or later, such as cache.m7g.large, as no other region can follow smaller ones, got ${nodeType}`,
        });
    }
    if (!Number.isInteger(snapshotDays) || snapshotDays < 1 || snapshotDays > LONGEST_SNAPSHOTS) {
        problems.push({ path: "snapshotDays", reason: `must be 1 to ${LONGEST_SNAPSHOTS} days, got ${snapshotDays}` });
    }
    refuse(`CachePair ${name}`, problems);
    return {
        nodes: replicas + 1,
        ids: {
            [regions.primary]: cloudName("aws-cache", name, regions.primary),
            [regions.failover]: cloudName("aws-cache", name, regions.failover),
        },
    };
}

/**
 * A Valkey cache over the zones of the primary region, followed by one of the same size in the other. Which of the two
 * takes writes is decided by ElastiCache's own failover (`failover-global-replication-group`), there and back; the other
 * one then follows by itself. What was written last is lost with a region, and the whole cache can be: it is rebuilt from
 * the database.
 */
export class CachePair extends Component {
    /** `host:port` that takes writes. */
    readonly writeEndpoint: pulumi.Output<string>;
    /** `host:port` of each region's primary node. It takes writes where ElastiCache's own failover has put the primary. */
    readonly endpoints: ByRegion<pulumi.Output<string>>;
    /** Names of the nodes of each region, as metrics know them. */
    readonly nodes: ByRegion<readonly pulumi.Output<string>[]>;
    /** `host:port` to read from in each region. */
    readonly readEndpoints: ByRegion<pulumi.Output<string>>;

    constructor(name: string, args: CachePairArgs, options?: ComponentOptions) {
        super("aws:CachePair", name, options);
        const plan = planCachePair(name, args);
        const { primary, failover, writer } = args.regions;
        const parameters = new aws.elasticache.ParameterGroup(
            this.child("parameters"),
            {
                family: ENGINE.family,
                parameters: [{ name: "maxmemory-policy", value: "allkeys-lru" }],
                tags: args.tags,
            },
            this.inside(inRegion(args.providers, primary)),
        );
        const first = this.cache(primary, plan, args, {
            engine: ENGINE.engine,
            engineVersion: ENGINE.engineVersion,
            nodeType: args.nodeType,
            parameterGroupName: parameters.name,
            atRestEncryptionEnabled: true,
            transitEncryptionEnabled: true,
            transitEncryptionMode: "required",
        });
        const global = new aws.elasticache.GlobalReplicationGroup(
            this.child("global"),
            {
                globalReplicationGroupIdSuffix: name,
                globalReplicationGroupDescription: `${name}: followed from ${failover}`,
                primaryReplicationGroupId: first.id,
                // Said here as well as in both caches: what the global group says is what holds for its members.
                automaticFailoverEnabled: true,
            },
            {
                ...this.inside(inRegion(args.providers, primary)),
                protect: args.protect,
                // After a failover the other cache is primary. To follow the program here would replace the group.
                ignoreChanges: ["primaryReplicationGroupId"],
            },
        );
        const second = this.cache(failover, plan, args, { globalReplicationGroupId: global.globalReplicationGroupId });
        const caches = { [primary]: first, [failover]: second };
        this.writeEndpoint = atPort(inRegion(caches, writer).primaryEndpointAddress);
        this.endpoints = forRegions(args.regions, (region) => atPort(inRegion(caches, region).primaryEndpointAddress));
        this.nodes = forRegions(args.regions, (region) =>
            Array.from({ length: plan.nodes }, (_, index) => nodeName(inRegion(caches, region).id, index + 1)),
        );
        this.readEndpoints = {
            [primary]: atPort(first.readerEndpointAddress),
            [failover]: atPort(second.readerEndpointAddress),
        };
        this.registerOutputs({
            regions: args.regions,
            writeEndpoint: this.writeEndpoint,
            readEndpoints: this.readEndpoints,
        });
    }

    private cache(
        region: string,
        { nodes, ids }: ReturnType<typeof planCachePair>,
        args: CachePairArgs,
        origin: Origin,
    ): aws.elasticache.ReplicationGroup {
        const { tags } = args;
        const provider = inRegion(args.providers, region);
        const network = inRegion(args.networks, region);
        const access = clientAccess(this.child(region), { network, port: PORT, tags, provider }, { parent: this });
        const subnets = new aws.elasticache.SubnetGroup(
            this.child(`${region}-subnets`),
            { subnetIds: [...network.subnetIds], tags },
            this.inside(provider),
        );
        const replicationGroupId = inRegion(ids, region);
        return new aws.elasticache.ReplicationGroup(
            this.child(region),
            {
                replicationGroupId,
                description: this.child(region),
                ...origin,
                numCacheClusters: nodes,
                // Two switches: each alone reads as off to the other's half of the API.
                automaticFailoverEnabled: true,
                multiAzEnabled: true,
                port: PORT,
                kmsKeyId: inRegion(args.keys, region),
                subnetGroupName: subnets.name,
                securityGroupIds: [access.groupId],
                snapshotRetentionLimit: args.snapshotDays,
                snapshotWindow: "03:00-04:00",
                maintenanceWindow: region === args.regions.primary ? "sun:06:00-sun:07:00" : "wed:06:00-wed:07:00",
                ...(args.protect && { finalSnapshotIdentifier: `${replicationGroupId}-final` }),
                applyImmediately: false,
                tags,
            },
            this.inside(provider, { protect: args.protect }),
        );
    }
}

/** Made from nothing, or following the cache of another region, from which all of it then comes. */
type Origin =
    | { readonly globalReplicationGroupId: pulumi.Output<string> }
    | {
          readonly engine: string;
          readonly engineVersion: string;
          readonly nodeType: string;
          readonly parameterGroupName: pulumi.Output<string>;
          readonly atRestEncryptionEnabled: true;
          readonly transitEncryptionEnabled: true;
          readonly transitEncryptionMode: "required";
      };

/** ElastiCache numbers the nodes of a group: `example-001`. */
const nodeName = (group: pulumi.Output<string>, number: number) =>
    pulumi.interpolate`${group}-${String(number).padStart(3, "0")}`;

const atPort = (host: pulumi.Output<string>) => pulumi.interpolate`${host}:${PORT}`;
