/** Caches of ElastiCache. Defaults are from the provider's schema, `@pulumi/aws` 7.48.0, read 2026-11-22. */

import type { Resource } from "../../graph/graph.ts";
import { known, readNumber } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";

export const REPLICATION_GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
export const GLOBAL_GROUP = "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup";
export const SUBNET_GROUP = "aws:elasticache/subnetGroup:SubnetGroup";

export const replicationGroupDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/elasticache/replicationgroup/",
    read: "2026-11-22",
};

/** Where a cache says which global group it follows. */
export const FOLLOWED = "globalReplicationGroupId";

/** Whether engine, node type and encryption come from a cache of another region. */
export function isFollower(cache: Resource): boolean {
    const followed = cache.property(FOLLOWED);
    return followed !== undefined && followed !== "";
}

/** Replicas beside each primary node. With shards they are counted in each shard. */
export function replicasOf(cache: Resource): number {
    const inShard = known(readNumber(cache, "replicasPerNodeGroup"));
    const nodes = known(readNumber(cache, "numCacheClusters"));
    return nodes === undefined ? (inShard ?? 0) : nodes - 1;
}
