/** Where an application runs, beside the regions of the platform. */

import type { Graph, Resource } from "../graph/graph.ts";
import { known, readString } from "../graph/read.ts";
import { pairsOf, platformsOf } from "../platform.ts";
import type { RegionPair } from "../systems.ts";

export interface PlatformRegion {
    readonly region: string;
    /** Code that reads it from the stack reference `platform`. */
    readonly reading: string;
}

/** Every region that a referenced platform runs in. */
export function regionsOfPlatforms(graph: Graph): readonly PlatformRegion[] {
    return platformsOf(graph)
        .flatMap(pairsOf)
        .flatMap(({ system, ...pair }) =>
            (["primary", "failover"] as const).map((part) => ({
                region: pair[part],
                reading:
                    system === undefined
                        ? `platform.requireOutput("regions").apply((regions) => regions.${part})`
                        : `platform.requireOutput("systems").apply((systems) => systems[${JSON.stringify(system)}].regions.${part})`,
            })),
        );
}

/** The property in which a resource or provider names its region, and the region; buckets write theirs in capitals. */
export function regionSetOn(resource: Resource): { readonly property: string; readonly region: string } | undefined {
    for (const property of ["location", "region"]) {
        const region = known(readString(resource.asked ?? resource, property))?.toLowerCase();
        if (region === undefined || !resource.inputs.includes(property)) continue;
        // Where the host does not tell what was asked for, `region` may only repeat what the provider is set to.
        const own = property === "location" || resource.asked !== undefined || resource.madeFrom.has(property);
        if (own || region !== resource.providerRegion) return { property, region };
    }
    return undefined;
}

/** The pair that holds the region of a resource; `undefined` for what runs elsewhere, or in no region. */
export function pairAround(graph: Graph, resource: Resource): RegionPair | undefined {
    const region = resource.region?.toLowerCase();
    return platformsOf(graph)
        .flatMap(pairsOf)
        .find(({ primary, failover }) => region === primary || region === failover);
}

/** Logical name without what tells regions apart: their names, or the parts that they play. */
export function stemOf(name: string, regions: readonly PlatformRegion[]): string {
    const words = [...regions.map(({ region }) => region), "primary", "failover"];
    return words.reduce((stem, word) => stem.replaceAll(word, "*"), name);
}
