import type { Request } from "../../../tools/ci/github.ts";

/** Answers from a list, and a record of what was asked to be written. */
export class RecordedRequests {
    readonly writes: (readonly [method: string, path: string, body: object | undefined])[] = [];
    readonly #answers: Readonly<Record<string, unknown>>;

    constructor(answers: Readonly<Record<string, unknown>>) {
        this.#answers = answers;
    }

    readonly request: Request = async (method, path, body) => {
        if (method !== "GET") {
            this.writes.push([method, path, body]);
            return {};
        }
        const answer = this.#answers[`GET ${path}`];
        if (answer === undefined) throw new Error(`nothing was prepared for GET ${path}`);
        return answer;
    };
}
