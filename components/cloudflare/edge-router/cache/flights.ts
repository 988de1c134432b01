interface Flight {
    readonly startedAt: number;
}

const POLL_MS = 5;

/**
 * Which answers an isolate is just fetching, so that each is fetched once. A flight that takes longer than `patienceMs`
 * counts as over: in the Workers runtime it ends without a word when its own client goes.
 */
export class Flights {
    readonly #patienceMs: number;
    readonly #now: () => number;
    readonly #under = new Map<string, Flight>();

    constructor(patienceMs: number, now: () => number) {
        this.#patienceMs = patienceMs;
        this.#now = now;
    }

    /** Starts a flight; undefined when there is one already. The caller ends it by calling what it gets. */
    start(key: string): (() => void) | undefined {
        if (this.#isUnder(key)) return undefined;
        const flight = { startedAt: this.#now() };
        this.#under.set(key, flight);
        return () => {
            if (this.#under.get(key) === flight) this.#under.delete(key);
        };
    }

    /** Waits until the flight of a key is over, whatever came of it. */
    async over(key: string): Promise<void> {
        // A promise of another request must not be awaited in that runtime: it may never settle.
        while (this.#isUnder(key)) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }

    #isUnder(key: string): boolean {
        const flight = this.#under.get(key);
        return flight !== undefined && this.#now() < flight.startedAt + this.#patienceMs;
    }
}
