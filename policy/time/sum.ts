/** Worst-case times that are added up in the open: each says how it came about. */

export interface Sum {
    readonly seconds: number;
    /** How it adds up: `15 s x 1 + 3 s x (1 + 1) = 21 s`. */
    readonly shown: string;
}

/** A probe that has to fail several times in a row, the last time by running into its timeout. */
export interface RepeatedProbe {
    readonly intervalSeconds: number;
    readonly failures: number;
    readonly timeoutSeconds: number;
}

/** Longest time from a failure right after a good probe until the last of the failed ones has ended. */
export function repeatedProbe({ intervalSeconds, failures, timeoutSeconds }: RepeatedProbe): Sum {
    const seconds = intervalSeconds * failures + timeoutSeconds;
    return { seconds, shown: `${intervalSeconds} s x ${failures} + ${timeoutSeconds} s = ${seconds} s` };
}

/** What happens one after the other, each part with its verb: `detects in ..., moves in ...: 81 s`. */
export function inTurn(...parts: readonly (readonly [does: string, sum: Sum])[]): Sum {
    const seconds = parts.reduce((total, [, sum]) => total + sum.seconds, 0);
    const shown = parts.map(([does, sum]) => `${does} ${sum.shown}`).join(", ");
    return { seconds, shown: parts.length > 1 ? `${shown}: ${seconds} s` : shown };
}
