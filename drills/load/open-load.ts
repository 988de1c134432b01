import { setTimeout as wait } from "node:timers/promises";
import { LoadClient } from "./load-client.ts";
import type { LoadRequest, Sample } from "./sample.ts";

/** Requests of one load: each is kept as a sample. */
const MOST_REQUESTS = 1_000_000;
/** Requests under way at one time: each may hold a connection. */
const MOST_WAITING = 20_000;
/** How much later than the schedule wants a request may be sent, in milliseconds. */
const TICK = 2;

export interface OpenLoad<About> {
    /** Requests a second. */
    readonly rate: number;
    readonly seconds: number;
    readonly request: (index: number) => LoadRequest<About>;
    /** A request without a whole answer by then has failed. */
    readonly timeoutMs: number;
    /** Ends the load: nothing is sent any more, what is under way is dropped, and the load throws the signal's reason. */
    readonly signal: AbortSignal;
    /** Response headers that samples keep. Default: those that say who answered, and when to come again. */
    readonly keepHeaders?: readonly string[];
    /** Takes any certificate of a target on this machine. Default: false. */
    readonly anyCertificate?: boolean;
    /** Told of each sample when it ends. */
    readonly onSample?: (sample: Sample<About>) => void;
}

/**
 * Sends requests at the times that a fixed schedule wants, whatever has become of the earlier ones, and returns a sample
 * of each in the order of the schedule: a target that hangs gets no less, and what it delays is counted. Nothing is
 * repeated. Refuses loads that this process could not hold.
 */
export async function openLoad<About>(load: OpenLoad<About>): Promise<readonly Sample<About>[]> {
    const { rate, seconds, signal } = load;
    const count = countOf(load);
    signal.throwIfAborted();
    const client = new LoadClient({ ...load, keepHeaders: load.keepHeaders ?? KEPT });
    const samples: Promise<Sample<About>>[] = [];
    const start = performance.now();
    try {
        while (samples.length < count) {
            const now = performance.now();
            for (; samples.length < count && start + (samples.length * 1000) / rate <= now; ) {
                const index = samples.length;
                samples.push(send(load, client, index, start + (index * 1000) / rate));
            }
            await wait(TICK, undefined, { signal });
        }
        // The last request is answered or given up within its time; what is left of `seconds` belongs to the load.
        await wait(Math.max(0, start + seconds * 1000 - performance.now()), undefined, { signal });
        return await beforeAbort(Promise.all(samples), signal);
    } finally {
        client.close();
        await Promise.all(samples);
    }
}

/** Throws at once on a request that cannot be written: that is the caller's mistake, and ends the load. */
function send<About>(
    { request, onSample, timeoutMs }: OpenLoad<About>,
    client: LoadClient,
    index: number,
    intendedAt: number,
): Promise<Sample<About>> {
    const sent = client.send(request(index), index, intendedAt, timeoutMs);
    if (onSample === undefined) return sent;
    return sent.then((sample) => {
        onSample(sample);
        return sample;
    });
}

const KEPT = ["x-ha-region", "x-ha-version", "retry-after", "location"];

function countOf({ rate, seconds, timeoutMs }: Pick<OpenLoad<unknown>, "rate" | "seconds" | "timeoutMs">): number {
    for (const [name, value] of Object.entries({ rate, seconds, timeoutMs }))
        if (!(value > 0)) throw new RangeError(`${name} must be more than 0, got ${value}`);
    const count = Math.ceil(rate * seconds);
    if (count > MOST_REQUESTS)
        throw new RangeError(`rate × seconds must be at most ${MOST_REQUESTS} requests, got ${count}`);
    const waiting = Math.ceil((rate * timeoutMs) / 1000);
    if (waiting > MOST_WAITING)
        throw new RangeError(
            `rate × timeoutMs must leave at most ${MOST_WAITING} requests waiting when nobody answers, got ${waiting}`,
        );
    return count;
}

async function beforeAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    const { promise, reject } = Promise.withResolvers<never>();
    const abort = (): void => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    try {
        return await Promise.race([work, promise]);
    } finally {
        signal.removeEventListener("abort", abort);
    }
}
