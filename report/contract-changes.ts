import { compare } from "./resources.ts";
import { isPlainObject, isStack, type PropertyBag, type StateResource } from "./state.ts";

/** How the stack's outputs, which other stacks read, differ. Additions break nobody. */
export interface ContractChanges {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly retyped: readonly { readonly path: string; readonly before: string; readonly after: string }[];
}

/** Key paths are written with dots; `[]` stands for every element of a list. */
export function compareContracts(before: readonly StateResource[], after: readonly StateResource[]): ContractChanges {
    const old = fieldsOf(before);
    const now = fieldsOf(after);
    const missing = (from: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
        [...from.keys()].filter((path) => !other.has(path));
    const retyped = [...old].flatMap(([path, type]) => {
        const other = now.get(path);
        const differs = other !== undefined && other !== type && ![type, other].includes(UNKNOWN);
        return differs ? [{ path, before: type, after: other }] : [];
    });
    const uncomparable = new Set(retyped.map(({ path }) => path));
    return {
        added: outermost(missing(now, old), uncomparable),
        removed: outermost(missing(old, now), uncomparable),
        retyped: retyped.sort((a, b) => compare(a.path, b.path)),
    };
}

/** Whether a stack that reads the outputs may fail because of the changes. */
export function breaksContract({ removed, retyped }: ContractChanges): boolean {
    return removed.length + retyped.length > 0;
}

const UNKNOWN = "not known yet";
const MARK = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

function fieldsOf(state: readonly StateResource[]): ReadonlyMap<string, string> {
    const fields = new Map<string, string>();
    visit(state.find(isStack)?.outputs ?? {}, "", fields);
    fields.delete("");
    return fields;
}

function visit(value: unknown, path: string, fields: Map<string, string>): void {
    const type = typeOf(value);
    const present = fields.get(path);
    // The elements of one list may differ, and all that they can be is one type.
    fields.set(
        path,
        present === undefined || present === type
            ? type
            : [...new Set([...present.split(" or "), type])].sort(compare).join(" or "),
    );
    if (Array.isArray(value)) for (const element of value) visit(element, `${path}[]`, fields);
    else if (isPlainObject(value)) visitEntries(value, path, fields);
}

function visitEntries(bag: PropertyBag, path: string, fields: Map<string, string>): void {
    for (const [key, child] of Object.entries(bag)) visit(child, path === "" ? key : `${path}.${key}`, fields);
}

function typeOf(value: unknown): string {
    if (value === UNKNOWN_TEXT) return UNKNOWN;
    if (value === null) return "null";
    if (Array.isArray(value)) return "list";
    if (typeof value !== "object") return typeof value;
    if (!(MARK in value)) return "object";
    return Reflect.get(value, MARK) === SECRET ? "secret" : "asset or reference";
}

/** Without the fields below one that is named itself: a removed object is one removal. */
function outermost(paths: readonly string[], others: ReadonlySet<string>): readonly string[] {
    const named = new Set([...paths, ...others]);
    const isBelow = (path: string): boolean => {
        for (let at = 1; at < path.length; at++) {
            if ((path[at] === "." || path[at] === "[") && named.has(path.slice(0, at))) return true;
        }
        return false;
    };
    return paths.filter((path) => !isBelow(path)).sort(compare);
}
