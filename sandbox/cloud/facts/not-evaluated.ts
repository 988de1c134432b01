/** Facts that are kept but decide nothing here, so that nothing is lost in silence. */
import type { Constraints, FactsFile } from "./format.ts";
import { isKnownFormat } from "./formats.ts";
import { isKnownSuppression } from "./same.ts";

export interface UnevaluatedFact {
    readonly type: string;
    /** Empty for a fact about the type as a whole. */
    readonly path: string;
    readonly fact: string;
    readonly value: unknown;
}

/** Keys of property facts that the interpreter or the cloud acts on; the rest is only kept. */
const onlyKept = ["sensitive", "deprecated", "newer"] as const;

/** Every such fact of a file. Conditions of `forceNewIf` count as evaluated when family code claims the type. */
export function notEvaluated(
    file: FactsFile,
    decidesReplacement: (type: string) => boolean = () => false,
): readonly UnevaluatedFact[] {
    const found: UnevaluatedFact[] = [];
    for (const [type, facts] of Object.entries(file.types)) {
        const add = (path: string, fact: string, value: unknown) => found.push({ type, path, fact, value });
        for (const [key, value] of Object.entries(facts.notEvaluated ?? {})) add("", key, value);
        for (const [path, property] of Object.entries(facts.properties)) {
            for (const [key, value] of Object.entries(property.notEvaluated ?? {})) add(path, key, value);
            for (const key of onlyKept) if (property[key] !== undefined) add(path, key, property[key]);
            const { suppress, forceNewIf } = property;
            if (suppress !== undefined && !isKnownSuppression(suppress)) add(path, "suppress", suppress);
            if (forceNewIf !== undefined && forceNewIf !== "if-configured" && !decidesReplacement(type)) {
                add(path, "forceNewIf", forceNewIf);
            }
            for (const format of formatsOf(property)) if (!isKnownFormat(format)) add(path, "format", format);
        }
    }
    return found;
}

function formatsOf({ format, each, keys, anyOf = [] }: Constraints): readonly string[] {
    const inner = [each, keys, ...anyOf].flatMap((one) => (one ? formatsOf(one) : []));
    return format === undefined ? inner : [format, ...inner];
}
