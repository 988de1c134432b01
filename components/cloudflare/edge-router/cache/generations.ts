/** The coordinator's generations by slot, as the last snapshot says; undefined while no snapshot has come. */
export type KnownGenerations = Readonly<Record<string, number>> | undefined;

/**
 * Invalidations of one isolate that the coordinator has not confirmed. Each has a number of its own, and the isolate a
 * name, so that what is stored meanwhile is found by nobody else and by nobody later.
 */
export interface PendingInvalidations {
    readonly isolate: string;
    readonly last: number;
    /** The number of the last invalidation by slot. */
    readonly bySlot: ReadonlyMap<number, number>;
}

/** What an isolate has told, to be compared with what it has done since. */
export interface Telling {
    readonly upTo: number;
    readonly slots: readonly number[];
}

export function nonePending(isolate: string): PendingInvalidations {
    return { isolate, last: 0, bySlot: new Map() };
}

/** After a write: everything of these slots is old from now on, in this isolate. */
export function invalidated(pending: PendingInvalidations, slots: readonly number[]): PendingInvalidations {
    if (slots.length === 0) return pending;
    const number = pending.last + 1;
    const bySlot = new Map([...pending.bySlot, ...slots.map((slot) => [slot, number] as const)]);
    return { ...pending, last: number, bySlot };
}

/** What the coordinator still has to be told. */
export function telling(pending: PendingInvalidations): Telling {
    return { upTo: pending.last, slots: [...pending.bySlot.keys()] };
}

/** After the coordinator confirmed, and its snapshot is held: later invalidations of the same slots stay. */
export function confirmed(pending: PendingInvalidations, told: Telling): PendingInvalidations {
    const bySlot = new Map(
        [...pending.bySlot].filter(([slot, number]) => number > told.upTo || !told.slots.includes(slot)),
    );
    return { ...pending, bySlot };
}

/**
 * What stands for the slots in the key of an answer. It changes with each invalidation that is known here, and never
 * comes back to what it was, so that an answer asked for before one cannot be found after it.
 */
export function generationsOf(
    slots: readonly number[],
    known: KnownGenerations,
    pending: PendingInvalidations,
): readonly string[] {
    return slots.map((slot) => {
        const number = pending.bySlot.get(slot);
        const shared = known === undefined ? "unknown" : String(known[slot] ?? 0);
        if (number !== undefined) return `${shared}~${pending.isolate}.${number}`;
        return known === undefined ? `${shared}~${pending.isolate}` : shared;
    });
}
