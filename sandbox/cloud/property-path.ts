/**
 * Property paths. A fact's path names a kind of place (`rules[].action`, `data{}`), a concrete path one place in a
 * program's inputs (`rules[2].action`, `data["a.b"]`).
 */
import { type Bag, isBag, type Value } from "./values.ts";

export type Step = string | number;

/** `a.b[].c` as segments without their container marks: a list or map stands for each of its elements. */
export interface Segment {
    readonly name: string;
    readonly container: "none" | "list" | "map";
}

export function segmentsOf(path: string): readonly Segment[] {
    return path.split(".").map((part) => {
        if (part.endsWith("[]")) return { name: part.slice(0, -2), container: "list" };
        if (part.endsWith("{}")) return { name: part.slice(0, -2), container: "map" };
        return { name: part, container: "none" };
    });
}

/** Appends one step in the notation that Pulumi prints: `.name`, `[2]`, `["not an identifier"]`. */
export function append(path: string, step: Step): string {
    if (typeof step === "number") return `${path}[${step}]`;
    if (!/^[A-Za-z_$][\w$]*$/.test(step)) return `${path}[${JSON.stringify(step)}]`;
    return path === "" ? step : `${path}.${step}`;
}

/** A concrete path's steps; throws on a path that is not one. */
export function stepsOf(path: string): readonly Step[] {
    const steps: Step[] = [];
    const pattern = /(?:^|\.)([^.[\]]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/y;
    while (pattern.lastIndex < path.length) {
        const match = pattern.exec(path);
        if (!match) throw new Error(`path must look like spec.ports[0].name or data["a.b"], got ${path}`);
        const [, name, index, key] = match;
        if (index !== undefined) steps.push(Number(index));
        else steps.push(name ?? String(JSON.parse(`"${key}"`)));
    }
    return steps;
}

/** The value at a concrete path, or undefined. */
export function valueAt(root: Value | undefined, steps: readonly Step[]): Value | undefined {
    let value = root;
    for (const step of steps) {
        if (typeof step === "number") value = Array.isArray(value) ? value[step] : undefined;
        else value = isBag(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    }
    return value;
}

/** A copy of `root` with `value` at the path, missing parents made; `undefined` removes. */
export function withValueAt(root: Bag, steps: readonly Step[], value: Value | undefined): Bag {
    const replaced = replaceAt(root, steps, value);
    return isBag(replaced) ? replaced : root;
}

function replaceAt(root: Value | undefined, steps: readonly Step[], value: Value | undefined): Value | undefined {
    const [step, ...rest] = steps;
    if (step === undefined) return value;
    if (typeof step === "number") {
        const list: Value[] = Array.isArray(root) ? [...root] : [];
        const inner = replaceAt(list[step], rest, value);
        if (inner === undefined) list.splice(step, 1);
        else list[Math.min(step, list.length)] = inner;
        return list;
    }
    const bag: Record<string, Value> = isBag(root) ? { ...root } : {};
    const inner = replaceAt(bag[step], rest, value);
    if (inner === undefined) delete bag[step];
    else bag[step] = inner;
    return bag;
}
