/** What the last look at a dependency showed; times are milliseconds of one clock. */
export interface Looked {
    readonly reachable: boolean;
    readonly latencyMs: number | undefined;
    readonly lastSuccessAt: number;
}

const KEPT = 1000; // in milliseconds: however many ask

/** Looks at a dependency at most once a second, one look at a time. Before the first success it counts as seen at the start. */
export class DependencyCheck {
    readonly #look: () => Promise<unknown>;
    readonly #now: () => number;
    #last: Looked;
    #at = Number.NEGATIVE_INFINITY;
    #looking: Promise<Looked> | undefined;

    constructor(look: () => Promise<unknown>, now: () => number) {
        this.#look = look;
        this.#now = now;
        this.#last = { reachable: false, latencyMs: undefined, lastSuccessAt: now() };
    }

    /** The last result if it is younger than a second, else that of a new look. Never rejects. */
    result(): Promise<Looked> {
        if (this.#now() - this.#at < KEPT) return Promise.resolve(this.#last);
        this.#looking ??= this.#refresh();
        return this.#looking;
    }

    async #refresh(): Promise<Looked> {
        const start = this.#now();
        try {
            await this.#look();
            this.#last = { reachable: true, latencyMs: this.#now() - start, lastSuccessAt: this.#now() };
        } catch {
            // Its owner logs what goes wrong; here it only counts that it did.
            this.#last = { ...this.#last, reachable: false, latencyMs: undefined };
        }
        this.#at = this.#now();
        this.#looking = undefined;
        return this.#last;
    }
}
