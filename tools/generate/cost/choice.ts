import type { Graph, Resource } from "../../../policy/graph/graph.ts";

/** What is added to the bill: so many of a price's units, all month, in a region. */
export interface Use {
    /** Id in the price list. */
    readonly price: string;
    readonly quantity: number;
    /** Region, or nothing for what belongs to none. */
    readonly region: string | undefined;
}

/** A stack as it would stand, and the regions of it that are there to take over. */
export interface Standing {
    readonly graph: Graph;
    readonly failover: ReadonlySet<string>;
}

/** Something that a system pays for only to survive a loss. */
export interface Choice {
    readonly id: string;
    /** What it adds, as the words of a table. */
    readonly adds: string;
    /** The loss that it is there for. */
    readonly survives: "an instance" | "a zone" | "a region" | "the edge network" | "the data";
    /** Types of the resources that bring it about. */
    readonly of: readonly string[];
    /** What one of these resources adds; nothing when the choice was not made for it. */
    readonly uses: (resource: Resource, standing: Standing) => readonly Use[];
}

/** The region of a resource by its name, which the API may have turned into a link. */
export function regionOf(resource: Resource): string | undefined {
    return resource.region?.split("/").at(-1);
}

/** Whether a resource is in a region that is there to take over. */
export function standsBy(resource: Resource, { failover }: Standing): boolean {
    const region = regionOf(resource);
    return region !== undefined && failover.has(region);
}

/** So many units of each price, in the region of the resource; prices of which there are none are left out. */
export function usesOf(resource: Resource, quantities: Readonly<Record<string, number>>): Use[] {
    const region = regionOf(resource);
    return Object.entries(quantities)
        .filter(([, quantity]) => quantity > 0)
        .map(([price, quantity]) => ({ price, quantity, region }));
}
