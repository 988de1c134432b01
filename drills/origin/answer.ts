/** What a request is answered with. */
export interface Answer {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    /** Whether the instance itself failed: false for a fault of the client, and of a dependency that all instances share. */
    readonly ownFault: boolean;
}

export function json(status: number, value: unknown): Answer {
    return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(value), ownFault: false };
}

/** A problem document (RFC 9457). */
export function problem(status: number, type: string, detail: string): Answer {
    const body = JSON.stringify({ type: `urn:problem:${type}`, status, detail });
    return { status, headers: { "content-type": "application/problem+json" }, body, ownFault: false };
}

/** A refusal that is thrown where it is found, and answered as it is; in a transaction it undoes everything. */
export class Refused extends Error {
    override readonly name = "Refused";
    readonly answer: Answer;

    constructor(status: number, type: string, detail: string) {
        super(detail);
        this.answer = problem(status, type, detail);
    }
}
