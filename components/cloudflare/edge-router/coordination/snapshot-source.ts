import type { Snapshot } from "./snapshot.ts";

/** What an isolate holds of the coordinator's decisions, as those who go by them see it. */
export interface SnapshotSource {
    /** The last snapshot; undefined until the first has come. */
    current(): Snapshot | undefined;
    /** Whether a write may go out on what the snapshot says, without asking the outbox first. */
    isLeased(now: number): boolean;
}

/** Where nobody coordinates: there is nothing to go by, and no lease. */
export const noSnapshots: SnapshotSource = { current: () => undefined, isLeased: () => false };
