import type { Resource } from "../../../policy/graph/graph.ts";
import type { Place } from "./diagram.ts";
import type { Subtree } from "./subtree.ts";

/** How components or resources of one type are shown. */
export interface Kind {
    readonly type: string;
    readonly place: Place;
    /** Title and lines of the card; undefined for one that is not shown. */
    readonly card: (resource: Resource, system: Subtree) => CardWords | undefined;
}

export interface CardWords {
    readonly title: string;
    readonly details: readonly string[];
}

/** What carries something from a resource to its twin in the other region. */
export interface LinkKind {
    readonly type: string;
    readonly label: string;
    readonly holds: (from: Resource, to: Resource, system: Subtree) => boolean;
}
