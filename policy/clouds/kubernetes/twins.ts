/** The same object in the other region's cluster. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { type RegionPair, regionsFor, systemOf } from "../../systems.ts";
import { nameOf, namespaceOf, regionOf } from "./objects.ts";

/**
 * The object of the same kind, system, namespace and name in another cluster; names may differ in the region. Where an
 * object has no name of its own its logical name counts.
 */
export function twinOf(graph: Graph, object: Resource, pair: RegionPair): Resource | undefined {
    const stem = stemOf(object, pair);
    const system = systemOf(graph, object);
    return graph
        .ofType(object.type)
        .find(
            (other) =>
                other.provider !== object.provider && systemOf(graph, other) === system && stemOf(other, pair) === stem,
        );
}

function stemOf(object: Resource, { primary, failover }: RegionPair): string {
    const name = nameOf(object);
    const full = `${namespaceOf(object)}/${name ?? object.name}`;
    return full.replaceAll(primary, "<region>").replaceAll(failover, "<region>");
}

/** The failover region's twin of an object of the primary region; `undefined` for any other object. */
export function failoverTwinOf(graph: Graph, object: Resource): Resource | undefined {
    const pair = regionsFor(graph, object);
    if (pair === undefined || regionOf(graph, object, pair) !== pair.primary) return undefined;
    return twinOf(graph, object, pair);
}
