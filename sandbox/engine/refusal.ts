/** Something the user can put right. The message is one sentence that stands alone: it is printed without a stack. */
export class Refusal extends Error {
    override readonly name = "Refusal";
}

/** The message of anything that was thrown. */
export function sentenceOf(thrown: unknown): string {
    return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The code (`ENOENT`, …) of an error that the operating system raised; undefined for any other. */
export function systemCode(thrown: unknown): string | undefined {
    if (!(thrown instanceof Error) || !("code" in thrown)) return undefined;
    return typeof thrown.code === "string" ? thrown.code : undefined;
}
