import picocolors from "picocolors";

/** Where a command writes: results go to `out`, progress and complaints to `progress`. */
export interface Terminal {
    readonly out: NodeJS.WritableStream & { readonly columns?: number };
    readonly progress: NodeJS.WritableStream & { readonly columns?: number };
    /** Whether `progress` can be drawn over. */
    readonly live: boolean;
    readonly colours: typeof picocolors;
}

/** The terminal of this process. Colours only where somebody looks, and never when `NO_COLOR` is set to anything. */
export function processTerminal(environment: NodeJS.ProcessEnv): Terminal {
    const { createColors } = picocolors;
    const plain = Boolean(environment.NO_COLOR) || environment.TERM === "dumb";
    const hasRoom = process.stderr.columns > 0 && process.stderr.rows > 0; // a terminal without a size shows nothing
    return {
        out: process.stdout,
        progress: process.stderr,
        live: process.stderr.isTTY === true && hasRoom && environment.TERM !== "dumb" && !environment.CI,
        colours: {
            ...createColors(!plain && process.stdout.isTTY === true && process.stderr.isTTY === true),
            createColors,
        },
    };
}
