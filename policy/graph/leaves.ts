/** Single values inside the properties of a resource, wherever they stand. */

import type { Readable } from "./read.ts";
import { isRecord, type Value } from "./value.ts";

export interface Leaf {
    /** Keys and indices from the property inwards. */
    readonly path: readonly string[];
    /** What the program calls the value: the name of an environment variable, or the nearest key. */
    readonly label: string;
    readonly value: Exclude<Value, object>;
}

/** All texts, numbers, flags and markers under the named properties; empty objects and lists hold none. */
export function leavesOf(from: Readable, properties: readonly string[]): readonly Leaf[] {
    return properties.flatMap((property) => leavesIn(from.property(property), [property], property));
}

function leavesIn(value: Value | undefined, path: readonly string[], label: string): readonly Leaf[] {
    if (value === undefined) return [];
    if (Array.isArray(value)) {
        return value.flatMap((element: Value, index) => leavesIn(element, [...path, String(index)], label));
    }
    if (typeof value !== "object") return [{ path, label, value }];
    if (!isRecord(value)) return [];
    const { name } = value;
    return Object.entries(value).flatMap(([key, held]) =>
        leavesIn(held, [...path, key], key === "value" && typeof name === "string" ? name : key),
    );
}
