/** Finds the concrete places in a program's inputs that a fact's path speaks of. */
import { append, type Segment, segmentsOf } from "../property-path.ts";
import { type Bag, isBag, UNKNOWN, type Value } from "../values.ts";

export interface Place {
    /** Concrete path of the object, empty for the inputs themselves. */
    readonly path: string;
    readonly value: Bag;
}

/** The longest part that all paths share, never a whole path. */
export function commonParent(paths: readonly string[]): readonly Segment[] {
    const all = paths.map(segmentsOf);
    const [first = []] = all;
    const shared: Segment[] = [];
    for (const segment of first.slice(0, -1)) {
        const depth = shared.length;
        if (!all.every((one) => depth < one.length - 1 && one[depth]?.name === segment.name)) break;
        shared.push(segment);
    }
    return shared;
}

/** Every object that exists at this place; a list or map gives each element. */
export function placesOf(inputs: Bag, segments: readonly Segment[]): readonly Place[] {
    let places: Place[] = [{ path: "", value: inputs }];
    for (const { name, container } of segments) {
        places = places.flatMap(({ path, value }) => {
            const inner = value[name];
            const at = append(path, name);
            if (container === "list")
                return Array.isArray(inner) ? inner.flatMap((item, i) => bagAt(append(at, i), item)) : [];
            if (container === "map") {
                return isBag(inner) ? Object.entries(inner).flatMap(([key, item]) => bagAt(append(at, key), item)) : [];
            }
            return bagAt(at, inner);
        });
    }
    return places;
}

function bagAt(path: string, value: Value | undefined): Place[] {
    return isBag(value) ? [{ path, value }] : [];
}

/** `unknown` when it cannot be told at preview. */
export type Presence = "set" | "unset" | "unknown";

/** Whether anything is set at the path below an object. Elements of a list count together. */
export function presence(value: Value | undefined, segments: readonly Segment[]): Presence {
    if (value === undefined || value === null) return "unset";
    if (value === UNKNOWN) return "unknown";
    const [segment, ...rest] = segments;
    if (segment === undefined) return "set";
    const inner = isBag(value) ? value[segment.name] : undefined;
    if (rest.length === 0 || segment.container === "none") return presence(inner, rest);
    const items = Array.isArray(inner) ? inner : isBag(inner) ? Object.values(inner) : [];
    const found = items.map((item) => presence(item, rest));
    return found.find((one) => one === "set") ?? found.find((one) => one === "unknown") ?? "unset";
}
