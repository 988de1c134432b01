/** Which share of its requests a server answers with which status; share 0 is all well. */
export interface WrongAnswers {
    readonly share: number;
    readonly status: number;
}

/** Milliseconds of a shutdown in order: known to be leaving, then the longest request. */
export const SHUTDOWN_STEPS = { deregistration: 500, drain: 10_000 } as const;

/** Reads what a parent has sent. Throws on anything else. */
export function orderFrom(message: unknown): WrongAnswers {
    if (typeof message === "object" && message !== null && "share" in message && "status" in message) {
        const { share, status } = message;
        if (typeof share === "number" && typeof status === "number") return { share, status };
    }
    throw new TypeError(`an order must hold share and status, got ${JSON.stringify(message)}`);
}
