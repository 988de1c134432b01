import type { ExportedState } from "../exported-state.ts";
import type { Json } from "../state.ts";

/** The state with a text replaced in one file of a ConfigMap. Throws where the file does not hold it. */
export function inFile(prod: ExportedState, ref: string, file: string, from: string, to: string): ExportedState {
    const { data } = prod.properties(ref);
    const files: readonly (readonly [string, Json])[] =
        typeof data === "object" && data !== null ? Object.entries(data) : [];
    const text = files.find(([name]) => name === file)?.[1];
    if (typeof text !== "string" || !text.includes(from)) throw new Error(`${file} of ${ref} does not hold ${from}`);
    return prod.set(ref, { data: { [file]: text.replace(from, to) } });
}
