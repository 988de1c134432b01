/**
 * Typed reads from resource properties. What is absent, of another type or not known at preview reads as `undefined`, so
 * that a family never decides on a value it does not have.
 */
import { type Bag, isBag, UNKNOWN, type Value } from "./values.ts";

/** The value at a dotted path such as `template.scaling`; list positions are numbers. */
export function at(source: Value | undefined, path: string): Value | undefined {
    let value: Value | undefined = source;
    for (const step of path.split(".")) {
        if (Array.isArray(value)) value = value[Number(step)];
        else value = isBag(value) ? value[step] : undefined;
    }
    return value === null || value === UNKNOWN ? undefined : value;
}

/** A text at a path; the empty text reads as absent, as the clouds here treat it. */
export function text(source: Value | undefined, path: string): string | undefined {
    const value = at(source, path);
    return typeof value === "string" && value !== "" ? value : undefined;
}

export function number(source: Value | undefined, path: string): number | undefined {
    const value = at(source, path);
    return typeof value === "number" ? value : undefined;
}

export function flag(source: Value | undefined, path: string): boolean | undefined {
    const value = at(source, path);
    return typeof value === "boolean" ? value : undefined;
}

export function bag(source: Value | undefined, path: string): Bag | undefined {
    const value = at(source, path);
    return isBag(value) ? value : undefined;
}

/** The elements of a list at a path; none when there is no list. */
export function list(source: Value | undefined, path: string): readonly Value[] {
    const value = at(source, path);
    return Array.isArray(value) ? value : [];
}

/** The objects of a list, each with its position in the program's list. */
export function bags(
    source: Value | undefined,
    path: string,
): readonly { readonly index: number; readonly item: Bag }[] {
    return list(source, path).flatMap((item, index) => (isBag(item) ? [{ index, item }] : []));
}

/** The texts of a list, each with its position in the program's list. */
export function texts(
    source: Value | undefined,
    path: string,
): readonly { readonly index: number; readonly item: string }[] {
    return list(source, path).flatMap((item, index) =>
        typeof item === "string" && item !== UNKNOWN ? [{ index, item }] : [],
    );
}

/** Those of the defaults for which the source has no value: what a service fills in when the program leaves it out. */
export function unset(source: Bag, defaults: Bag): Bag {
    return Object.fromEntries(
        Object.entries(defaults).filter(([key]) => source[key] === undefined || source[key] === null),
    );
}

/** The source with the defaults in the places that it leaves out. */
export function filled(source: Bag | undefined, defaults: Bag): Bag {
    return source === undefined ? defaults : { ...source, ...unset(source, defaults) };
}

/** The object under a key with service defaults filled in, ready to spread; nothing when the program has no such object. */
export function filledAt(source: Bag, key: string, defaults: Bag): Bag {
    const inner = bag(source, key);
    return inner === undefined ? {} : { [key]: filled(inner, defaults) };
}
