import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import { type Change, ReleaseRefusal } from "./release.ts";
import { removeValue, setValue } from "./yaml-edit.ts";

/** A key of the stack file that a step changed. Undefined stands for a key that is not there. */
export interface ChangedKey {
    /** Such as `ha-platform:claim-navigator.releases.v2.live`. */
    readonly key: string;
    readonly before: unknown;
    readonly after: unknown;
}

/** The text of a stack file with changes below one of its keys, and what they changed. */
export function changeStackFile(
    text: string,
    key: string,
    changes: readonly Change[],
): { readonly text: string; readonly changed: readonly ChangedKey[] } {
    const changed: ChangedKey[] = [];
    let result = text;
    for (const { path, value } of changes) {
        const at = ["config", key, ...path];
        const before = valueAt(parse(result), at);
        if (isDeepStrictEqual(before, value)) continue;
        result = edited(result, at, value);
        changed.push({ key: [key, ...path].join("."), before, after: value });
    }
    return { text: result, changed };
}

/** Refuses when the text is written in a way (anchors, tags) in which one value cannot be changed by itself. */
function edited(text: string, at: readonly string[], value: Change["value"]): string {
    const wanted = withValue(parse(text), at, value);
    try {
        const result = value === undefined ? removeValue(text, at) : setValue(text, at, value);
        if (isDeepStrictEqual(parse(result), wanted)) return result;
    } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        throw new ReleaseRefusal(`${at.slice(1).join(".")} has to be changed by hand: ${error.message}`);
    }
    throw new ReleaseRefusal(
        `${at.slice(1).join(".")} has to be changed by hand: other values of the file depend on how it is written`,
    );
}

function valueAt(value: unknown, path: readonly string[]): unknown {
    return path.reduce<unknown>((inside, key) => (isRecord(inside) ? inside[key] : undefined), value);
}

function withValue(holder: unknown, [key = "", ...rest]: readonly string[], value: unknown): unknown {
    const entries = isRecord(holder) ? Object.entries(holder) : [];
    if (rest.length > 0 || value !== undefined) {
        const inside = rest.length === 0 ? value : withValue(isRecord(holder) ? holder[key] : {}, rest, value);
        return Object.fromEntries([...entries.filter(([name]) => name !== key), [key, inside]]);
    }
    return Object.fromEntries(entries.filter(([name]) => name !== key));
}

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null;
}
