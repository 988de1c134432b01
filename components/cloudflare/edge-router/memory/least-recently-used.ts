/** Bounds of a memory: how many entries it holds, and how much they weigh together in the unit of `weigh`. */
export interface MemoryBounds {
    readonly entries: number;
    readonly weight: number;
}

/** Entries in memory; what was not used for the longest time goes first when a bound is passed. */
export class LeastRecentlyUsed<V> {
    readonly #bounds: MemoryBounds;
    readonly #weigh: (value: V) => number;
    readonly #held = new Map<string, V>();
    #weight = 0;

    constructor(bounds: MemoryBounds, weigh: (value: V) => number = () => 0) {
        this.#bounds = bounds;
        this.#weigh = weigh;
    }

    get size(): number {
        return this.#held.size;
    }

    get weight(): number {
        return this.#weight;
    }

    get(key: string): V | undefined {
        const value = this.#held.get(key);
        if (value === undefined) return undefined;
        // A Map keeps the order of insertion, so the last one is the one used last.
        this.#held.delete(key);
        this.#held.set(key, value);
        return value;
    }

    set(key: string, value: V): void {
        this.delete(key);
        if (this.#weigh(value) > this.#bounds.weight) return;
        this.#held.set(key, value);
        this.#weight += this.#weigh(value);
        for (const [oldest] of this.#held) {
            if (this.#held.size <= this.#bounds.entries && this.#weight <= this.#bounds.weight) return;
            this.delete(oldest);
        }
    }

    delete(key: string): void {
        const value = this.#held.get(key);
        if (value === undefined) return;
        this.#held.delete(key);
        this.#weight -= this.#weigh(value);
    }
}
