import { CachePair } from "../../../components/aws/cache-pair.ts";
import { AWS_REGIONS, awsGround } from "./aws-ground.ts";
import { built, type Made, oneOf } from "./built.ts";
import type { BuiltCachePair, CachePairAdapter, CacheSide } from "./cache-pair.ts";

/** ElastiCache: a replication group in each region, one following the other in a global group. */
export const awsCachePair: CachePairAdapter = {
    name: "Valkey on ElastiCache",
    regions: AWS_REGIONS,
    exceptions: {
        authenticates:
            "users of ElastiCache have passwords or are made outside; clients are told apart by security group, over TLS",
        "guarded-by-cloud": "ElastiCache has no deletion protection; it keeps a last snapshot instead",
    },
    async build(writer, protect): Promise<BuiltCachePair> {
        const { made, result } = await built(() => {
            const pair = new CachePair("cache", {
                ...awsGround(writer, protect),
                replicas: 2,
                nodeType: "cache.m7g.large",
                snapshotDays: 7,
            });
            return pair.endpoints;
        });
        const global = oneOf(made, "globalReplicationGroup:GlobalReplicationGroup");
        const groups = Object.values(AWS_REGIONS).map((region) =>
            oneOf(made, "replicationGroup:ReplicationGroup", region),
        );
        const [first, second] = groups;
        const linked =
            global.wrote("primaryReplicationGroupId") === first?.answered("replicationGroupId") &&
            second?.wrote("globalReplicationGroupId") === global.answered("globalReplicationGroupId");
        return { sides: groups.map(side), linked, endpoints: result };
    },
};

function side(group: Made): CacheSide {
    const zones = JSON.stringify(group.answered("nodeGroupConfigurations")).match(/us-[a-z]+-\d[abc]/g) ?? [];
    return {
        region: String(group.answered("region")),
        replicas: Number(group.wrote("numCacheClusters")) - 1,
        // Both switches, as either alone is off for the other.
        failsOverBetweenZones:
            group.wrote("automaticFailoverEnabled") === true &&
            group.wrote("multiAzEnabled") === true &&
            new Set(zones).size > 1,
        refusesPlainText: group.answered("transitEncryptionEnabled") === true,
        authenticates: group.wrote("userGroupIds") !== undefined || group.wrote("authToken") !== undefined,
        guards: { pulumi: group.isProtected, cloud: group.wrote("deletionProtectionEnabled") === true },
    };
}
