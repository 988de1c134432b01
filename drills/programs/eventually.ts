import { setTimeout as wait } from "node:timers/promises";

const PAUSE = 50;

export interface Patience {
    readonly milliseconds: number;
    readonly signal?: AbortSignal | undefined;
}

/** Asks until there is an answer. Throws with what was awaited when time is up, or the signal's reason. */
export async function eventually<T>(
    what: string,
    { milliseconds, signal }: Patience,
    ask: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
    const end = performance.now() + milliseconds;
    for (;;) {
        const answer = await ask();
        if (answer !== undefined) return answer;
        if (performance.now() > end) throw new Error(`${what} did not happen within ${milliseconds} ms`);
        await wait(PAUSE, undefined, { signal });
    }
}
