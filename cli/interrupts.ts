const pause = 1_000; // npm and the shell may each pass one Ctrl-C on: two signals within this are one
const exitCodes: Readonly<Record<string, number>> = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** The user's Ctrl-C, twice: the first asks for an end in order, the second for an end at once. */
export class Interrupts {
    readonly #orderly = new AbortController();
    readonly #immediate = new AbortController();
    readonly #onFirst: () => void;
    #first: number | undefined;
    #exitCode = 130;
    readonly #listener = (signal: NodeJS.Signals): void => this.#receive(signal);

    /** Listens until `stop`. `onFirst` is told so that it can say what happens now. */
    constructor(onFirst: () => void) {
        this.#onFirst = onFirst;
        for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, this.#listener);
    }

    get signal(): AbortSignal {
        return this.#orderly.signal;
    }

    get killSignal(): AbortSignal {
        return this.#immediate.signal;
    }

    /** 128 plus the number of the signal that came first. */
    get exitCode(): number {
        return this.#exitCode;
    }

    stop(): void {
        for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.off(signal, this.#listener);
    }

    #receive(signal: NodeJS.Signals): void {
        const now = performance.now();
        if (this.#first === undefined) {
            this.#first = now;
            this.#exitCode = exitCodes[signal] ?? 130;
            this.#orderly.abort();
            this.#onFirst();
        } else if (now - this.#first > pause) {
            this.#immediate.abort();
        }
    }
}
