/** What a picture of one system shows, before anything has a place on the page. */

/** Where a card stands: how requests arrive, one of the three layers of a region, or what both regions share. */
export const PLACES = ["arrival", "entrances", "services", "data", "shared"] as const;
export type Place = (typeof PLACES)[number];

export const LAYERS = ["entrances", "services", "data"] as const satisfies readonly Place[];

/** One component, or some of one kind. */
export interface Card {
    /** Unique in the picture. */
    readonly id: string;
    /** The same for twins in the two regions, which are drawn side by side. */
    readonly twin: string;
    readonly title: string;
    /** Logical name in the program. */
    readonly name: string;
    readonly details: readonly string[];
}

export interface Region {
    readonly name: string;
    readonly role: string;
    /** What the arrow from the edge says. */
    readonly reached: string;
    readonly layers: Readonly<Record<(typeof LAYERS)[number], readonly Card[]>>;
}

/** What goes from one card to its twin in the other region, and perhaps back. */
export interface Link {
    readonly from: string;
    readonly to: string;
    readonly label: string;
    readonly bothWays: boolean;
}

export interface Diagram {
    readonly title: string;
    readonly arrival: readonly Card[];
    readonly primary: Region;
    readonly failover: Region;
    readonly shared: readonly Card[];
    readonly links: readonly Link[];
}
