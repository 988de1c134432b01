/** Results counted together; `hard` is no answer or a gateway's error, `serverErrors` the application's own. */
export interface Tally {
    readonly requests: number;
    readonly hard: number;
    readonly serverErrors: number;
}

export const nothing: Tally = { requests: 0, hard: 0, serverErrors: 0 };

export function plus(left: Tally, right: Tally): Tally {
    return {
        requests: left.requests + right.requests,
        hard: left.hard + right.hard,
        serverErrors: left.serverErrors + right.serverErrors,
    };
}

export function failuresOf(tally: Tally): number {
    return tally.hard + tally.serverErrors;
}
