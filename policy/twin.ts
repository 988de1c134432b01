/** The same thing in a system's other region. */

import type { Graph, Resource } from "./graph/graph.ts";
import { type RegionPair, systemOf } from "./systems.ts";

/**
 * The same resource in the other region: of the same type and system, with a logical name that differs in the region alone
 * (`api-us-central1` and `api-us-east1`), or not at all.
 */
export function twinOf(graph: Graph, resource: Resource, pair: RegionPair): Resource | undefined {
    const other = resource.region === pair.primary ? pair.failover : pair.primary;
    const stem = stemOf(resource.name, pair);
    return graph
        .ofType(resource.type)
        .find(
            (candidate) =>
                candidate.region === other &&
                stemOf(candidate.name, pair) === stem &&
                systemOf(graph, candidate) === systemOf(graph, resource),
        );
}

function stemOf(name: string, { primary, failover }: RegionPair): string {
    return name.replaceAll(primary, "<region>").replaceAll(failover, "<region>");
}
