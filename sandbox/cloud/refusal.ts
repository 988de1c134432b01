/** How a refusal reads, and the error that carries refusals out of the simulated cloud. */
import type { Refusal } from "./kind.ts";
import type { Value } from "./values.ts";

/** `<property> <problem>, got <value>; <remedy>`. */
export function sentence(refusal: Refusal): string {
    return `${refusal.property === "" ? "" : `${refusal.property} `}${reason(refusal)}`;
}

/** The sentence without the property, for a place that names the property itself. */
export function reason({ problem, got, remedy }: Refusal): string {
    return `${problem}${got === undefined ? "" : `, got ${got}`}${remedy === undefined ? "" : `; ${remedy}`}`;
}

/** A value as it stands in an error message: JSON, cut after 120 characters. */
export function printable(value: Value | undefined): string {
    if (value === undefined) return "nothing";
    const text = JSON.stringify(value);
    return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

/** What the simulated cloud answers instead of a result. The message is `<type> "<logical name>": <sentences>`. */
export class RefusedError extends Error {
    override readonly name = "RefusedError";
    readonly refusals: readonly Refusal[];

    constructor(subject: string, refusals: readonly Refusal[]) {
        super(`${subject}: ${refusals.map(sentence).join("; and ")}`);
        this.refusals = refusals;
    }
}

/** `gcp:storage/bucket:Bucket "logs"`. */
export function subjectOf(type: string, logicalName: string): string {
    return `${type} "${logicalName}"`;
}
