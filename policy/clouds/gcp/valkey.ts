/** What rules need to know about Memorystore for Valkey. */

import type { Graph, Resource } from "../../graph/graph.ts";
import type { Source } from "../../rule.ts";

export const INSTANCE = "gcp:memorystore/instance:Instance";

export const instanceDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/gcp/api-docs/memorystore/instance/",
    read: "2026-11-22",
};

const FOLLOWS = "crossInstanceReplicationConfig.primaryInstance.instance";

/** The instances that replicate with one. Either of two may be the one that follows: the roles change in a failover. */
export function partnersOf(graph: Graph, instance: Resource): readonly Resource[] {
    const followers = graph
        .ofType(INSTANCE)
        .filter((candidate) => graph.referred(candidate, FOLLOWS, INSTANCE).includes(instance));
    return [...graph.referred(instance, FOLLOWS, INSTANCE), ...followers];
}
