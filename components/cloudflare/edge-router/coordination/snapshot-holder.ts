import type { Snapshot } from "./snapshot.ts";

/** How old a snapshot may become before it is renewed, and for how long it lets writes go unasked, in milliseconds. */
export interface SnapshotAges {
    readonly snapshotMs: number;
    readonly leaseMs: number;
}

/**
 * The last snapshot of an isolate and its age. The age counts from before the request that brought it, so that it is
 * never younger than what it says. Without a newer one the last stays.
 */
export class SnapshotHolder {
    readonly #ages: SnapshotAges;
    #held: { readonly snapshot: Snapshot; readonly askedAt: number } | undefined;

    constructor(ages: SnapshotAges) {
        this.#ages = ages;
    }

    /** The last snapshot, however old it is; undefined until the first has come. */
    current(): Snapshot | undefined {
        return this.#held?.snapshot;
    }

    /** Milliseconds since the last snapshot was asked for; undefined until the first has come. */
    age(now: number): number | undefined {
        return this.#held === undefined ? undefined : now - this.#held.askedAt;
    }

    /** Whether a write may go out on what the snapshot says, without asking the outbox first. */
    isLeased(now: number): boolean {
        const age = this.age(now);
        return age !== undefined && age >= 0 && age < this.#ages.leaseMs;
    }

    /** Whether a newer snapshot should be asked for. */
    isDue(now: number): boolean {
        const age = this.age(now);
        return age === undefined || age < 0 || age >= this.#ages.snapshotMs;
    }

    /** Takes in a snapshot that was asked for at `askedAt`; one that is not newer than the held one changes nothing. */
    take(snapshot: Snapshot, askedAt: number): void {
        if (this.#held !== undefined && snapshot.at <= this.#held.snapshot.at) return;
        this.#held = { snapshot, askedAt };
    }
}
