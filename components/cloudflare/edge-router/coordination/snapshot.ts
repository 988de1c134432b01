/**
 * What the coordinator has decided, as every isolate holds it. Isolates renew it in the background, at most once a
 * second, and keep the last one when the coordinator cannot be asked.
 */
export interface Snapshot {
    readonly schemaVersion: 1;
    /** Rises with every decision about a region; a result counts only in the epoch it was admitted in. */
    readonly epoch: number;
    /** When the coordinator made it, in milliseconds of its own clock; later ones have higher values, never equal ones. */
    readonly at: number;
    /** The region that takes writes, and the number that fences off the one before it. */
    readonly writer: string;
    readonly writerEpoch: number;
    /** By name of the region. */
    readonly regions: Readonly<Record<string, RegionDecision>>;
    /** Shards of the outbox that hold writes: a write of theirs asks the outbox before it goes anywhere else. */
    readonly queueing: readonly number[];
    /** Generations of cache tags by slot; a slot that is missing has generation 0. */
    readonly generations: Readonly<Record<string, number>>;
}

/**
 * `closed`: takes its traffic. `open`: takes none. `half-open`: takes `share` percent of the tenants.
 * `isolated`: taken out by an operator. `degraded-database`: its database cannot be reached, so that its reads go to
 * the other region and its writes wait.
 */
export type RegionPhase = "closed" | "open" | "half-open" | "isolated" | "degraded-database";

export interface RegionDecision {
    readonly phase: RegionPhase;
    /** Percent of the tenants that are admitted: 100 when closed, 0 when open, isolated or degraded. */
    readonly share: number;
    /** Whether writes may be sent to it. */
    readonly writes: boolean;
    readonly reason: string;
    /** When the phase began, in milliseconds of the coordinator's clock. */
    readonly since: number;
}
