/** What was counted in one second. */
export interface Bucket<T> {
    readonly second: number;
    readonly tally: T;
}

/** Tallies by second, oldest first. Old seconds stop counting when it is read, so that silence leaves nothing behind. */
export type SlidingWindow<T> = readonly Bucket<T>[];

/** The window with a tally added to the second of `now`, without what is older than `windowMs`. */
export function withTally<T>(
    window: SlidingWindow<T>,
    tally: T,
    add: (left: T, right: T) => T,
    now: number,
    windowMs: number,
): SlidingWindow<T> {
    const second = secondOf(now);
    const live = window.filter((bucket) => counts(bucket.second, now, windowMs));
    const last = live.at(-1);
    if (last?.second === second) return [...live.slice(0, -1), { second, tally: add(last.tally, tally) }];
    return [...live, { second, tally }];
}

/** The tallies of the last `windowMs`, the present second included. */
export function tallies<T>(window: SlidingWindow<T>, now: number, windowMs: number): readonly T[] {
    return window.filter((bucket) => counts(bucket.second, now, windowMs)).map((bucket) => bucket.tally);
}

/** The tallies of whole seconds that began after `time`. */
export function talliesAfter<T>(window: SlidingWindow<T>, time: number): readonly T[] {
    return window.filter((bucket) => bucket.second > secondOf(time)).map((bucket) => bucket.tally);
}

function counts(second: number, now: number, windowMs: number): boolean {
    const present = secondOf(now);
    return second <= present && second > present - windowMs / 1000;
}

function secondOf(time: number): number {
    return Math.floor(time / 1000);
}
