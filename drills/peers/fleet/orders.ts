/** Which share of its requests a server answers with which status; share 0 is all well. One that is not alive says so. */
export interface WrongAnswers {
    readonly share: number;
    readonly status: number;
    readonly isAlive: boolean;
}

/** Nothing is wrong. */
export const ALL_WELL: WrongAnswers = { share: 0, status: 500, isAlive: true };

/** Milliseconds of a shutdown in order: known to be leaving, then the longest request. */
export const SHUTDOWN_STEPS = { deregistration: 500, drain: 10_000 } as const;

/** Reads what a parent has sent. Throws on anything else. */
export function orderFrom(message: unknown): WrongAnswers {
    if (
        typeof message === "object" &&
        message !== null &&
        "share" in message &&
        "status" in message &&
        "isAlive" in message
    ) {
        const { share, status, isAlive } = message;
        if (typeof share === "number" && typeof status === "number" && typeof isAlive === "boolean")
            return { share, status, isAlive };
    }
    throw new TypeError(`an order must hold share, status and isAlive, got ${JSON.stringify(message)}`);
}
