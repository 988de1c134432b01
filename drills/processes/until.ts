import { setTimeout as wait } from "node:timers/promises";

const STEP = 20; // in milliseconds

export interface Patience {
    readonly milliseconds: number;
    readonly signal?: AbortSignal;
}

/** Asks until there is an answer; throws with what was awaited when time is up. */
export async function until<T>(
    what: string,
    { milliseconds, signal }: Patience,
    ask: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
    const end = performance.now() + milliseconds;
    for (;;) {
        signal?.throwIfAborted();
        const answer = await ask();
        if (answer !== undefined) return answer;
        if (performance.now() > end) throw new Error(`${what} must happen within ${milliseconds} ms, it did not`);
        await wait(STEP);
    }
}
