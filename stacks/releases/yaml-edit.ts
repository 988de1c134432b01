/** Changes single values of a YAML text and leaves every other character as it is: comments, order, quotes, blank lines. */
import { isMap, isScalar, type Pair, parseDocument, stringify, type YAMLMap } from "yaml";

/** Sets a value, adding the key behind the others where it is new. Throws a `RangeError` where the text has no such place. */
export function setValue(text: string, path: readonly string[], value: unknown): string {
    const { map, pair, key } = placeOf(text, path);
    if (pair === undefined) return added(text, map, key, value);
    const range = isScalar(pair.value) ? pair.value.range : undefined;
    // A value of several lines is written anew as a whole, behind the others.
    if (!range || isRecord(value)) {
        const without = removeValue(text, path);
        return added(without, placeOf(without, path).map, key, value);
    }
    return `${text.slice(0, range[0])}${inline(value)}${text.slice(range[1])}`;
}

/** Removes a key with its value; without such a key nothing changes. */
export function removeValue(text: string, path: readonly string[]): string {
    const { map, pair } = placeOf(text, path);
    if (pair === undefined) return text;
    const [from, to] = [startOf(pair), endOf(pair)];
    if (!map.flow) return text.slice(0, lineStart(text, from)) + text.slice(lineEnd(text, to));
    const after = /^\s*,\s*/.exec(text.slice(to))?.[0] ?? "";
    const before = after === "" ? (/,?\s*$/.exec(text.slice(0, from))?.[0] ?? "") : "";
    return text.slice(0, from - before.length) + text.slice(to + after.length);
}

function added(text: string, map: YAMLMap, key: string, value: unknown): string {
    const last = map.items.at(-1);
    if (last === undefined) throw new RangeError(`there is nothing beside ${key} to tell where it goes`);
    if (map.flow) {
        const at = endOf(last);
        return `${text.slice(0, at)}, ${key}: ${inline(value)}${text.slice(at)}`;
    }
    const at = lineEnd(text, endOf(last));
    const eol = text.includes("\r\n") ? "\r\n" : "\n";
    const start = startOf(last);
    const indent = " ".repeat(start - lineStart(text, start));
    const lines = stringify({ [key]: value }, { lineWidth: 0 })
        .trimEnd()
        .split("\n");
    const before = text.slice(0, at);
    return `${before}${before.endsWith("\n") ? "" : eol}${lines.map((line) => indent + line + eol).join("")}${text.slice(at)}`;
}

/** The map that a path leads into, and the pair at its end where there is one. */
function placeOf(text: string, path: readonly string[]) {
    const key = path.at(-1) ?? "";
    const map = parseDocument(text).getIn(path.slice(0, -1));
    if (!isMap(map)) throw new RangeError(`${path.slice(0, -1).join(".")} is not a list of keys`);
    return { map, key, pair: map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key) };
}

function startOf({ key }: Pair): number {
    return (isScalar(key) && key.range?.[0]) || 0;
}

/** Where the text of a pair ends: behind the last value in it, without comments and blank lines that follow. */
function endOf({ key, value }: Pair): number {
    if (isMap(value) && !value.flow) {
        const last = value.items.at(-1);
        if (last !== undefined) return endOf(last);
    }
    const range = isRecord(value) && "range" in value && Array.isArray(value.range) ? value.range : undefined;
    return Number(range?.[1] ?? (isScalar(key) ? key.range?.[1] : 0));
}

function lineStart(text: string, at: number): number {
    return text.lastIndexOf("\n", at - 1) + 1;
}

/** Behind the line break. */
function lineEnd(text: string, at: number): number {
    const found = text.indexOf("\n", at);
    return found === -1 ? text.length : found + 1;
}

function inline(value: unknown): string {
    return stringify(value, { lineWidth: 0, collectionStyle: "flow" }).trimEnd();
}

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null;
}
