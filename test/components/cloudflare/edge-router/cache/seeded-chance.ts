/** Numbers that look like chance and are the same for the same seed (mulberry32). */
export class SeededChance {
    #state: number;

    constructor(seed: number) {
        this.#state = seed;
    }

    /** From 0 to below 1. */
    next(): number {
        this.#state = (this.#state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    }

    below(bound: number): number {
        return Math.floor(this.next() * bound);
    }

    isBelow(probability: number): boolean {
        return this.next() < probability;
    }

    of<T>(choices: readonly [T, ...T[]]): T {
        return choices[this.below(choices.length)] ?? choices[0];
    }
}
