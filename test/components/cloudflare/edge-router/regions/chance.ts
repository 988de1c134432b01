/** Random numbers that are the same in every run (the mulberry32 generator). */
export class Chance {
    #state: number;

    constructor(seed: number) {
        this.#state = seed >>> 0;
    }

    /** From 0 to below 1. */
    next(): number {
        this.#state = (this.#state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    }

    /** How many of `trials` happen that each have the chance `share`: exact while few do, by the normal curve when many do. */
    happened(trials: number, share: number): number {
        if (share >= 1) return trials;
        const expected = trials * share;
        if (expected > 300) {
            const deviation = Math.sqrt(expected * (1 - share));
            return Math.min(trials, Math.max(0, Math.round(expected + deviation * this.#normal())));
        }
        let happened = 0;
        let passed = 0;
        for (;;) {
            passed += Math.floor(Math.log(1 - this.next()) / Math.log(1 - share)) + 1;
            if (passed > trials) return happened;
            happened += 1;
        }
    }

    #normal(): number {
        return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    }
}
