/** Resources that exist once in each region of a pair, so that either region can do without the other. */

import type { Graph, Resource } from "./graph/graph.ts";
import { NotKnownError } from "./graph/read.ts";
import { type RegionPair, regionsOf, systemOf, systemsOf } from "./systems.ts";

/**
 * The pair of regions that a resource stands in: its system's, or for what systems share, the pair that they declare with
 * the resource's region in it. `undefined` where nobody declares one. Throws NotKnownError when they declare several.
 */
export function pairOf(graph: Graph, resource: Resource): RegionPair | undefined {
    const own = systemOf(graph, resource);
    const declared = (own === undefined ? systemsOf(graph) : [own]).flatMap((system) => regionsOf(system) ?? []);
    const around = declared.filter(({ primary, failover }) => [primary, failover].includes(resource.region ?? ""));
    const pairs = new Map(around.map((pair) => [`${pair.primary} and ${pair.failover}`, pair]));
    if (pairs.size > 1)
        throw new NotKnownError(`systems pair the region of ${resource.name} as ${[...pairs.keys()].join("; ")}`);
    return [...pairs.values()][0];
}

/**
 * The same thing in the other region: of the same type and system, with a logical name that differs in the region alone
 * (`api-us-central1` and `api-us-east1`), or not at all.
 */
export function twinOf(graph: Graph, resource: Resource, pair: RegionPair): Resource | undefined {
    const other = otherRegion(resource, pair);
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

/** The twin in the failover region, with the pair; `undefined` for what is not in a primary region. */
export function twinOfPrimary(graph: Graph, resource: Resource) {
    const pair = pairOf(graph, resource);
    if (pair === undefined || resource.region !== pair.primary) return undefined;
    return { pair, twin: twinOf(graph, resource, pair) };
}

/** What a twin in the failover region would be called. */
export function nameInFailover(name: string, { primary, failover }: RegionPair): string {
    return name.includes(primary) ? name.replaceAll(primary, failover) : `${name}-${failover}`;
}

function otherRegion(resource: Resource, { primary, failover }: RegionPair): string {
    return resource.region === primary ? failover : primary;
}

function stemOf(name: string, { primary, failover }: RegionPair): string {
    return name.replaceAll(primary, "<region>").replaceAll(failover, "<region>");
}
