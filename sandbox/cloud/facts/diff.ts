/** What changes between two sets of inputs, and which changes replace. */

import { isAutoName } from "../naming.ts";
import { append, stepsOf, valueAt } from "../property-path.ts";
import { type Bag, isBag, UNKNOWN, type Value } from "../values.ts";
import { autoNamed } from "./check.ts";
import type { PropertyFacts } from "./format.ts";
import { canonical, suppressed } from "./same.ts";
import type { Property, Schema } from "./schema.ts";

export interface PropertyChange {
    readonly path: string;
    readonly kind: "add" | "delete" | "update";
    readonly replaces: boolean;
}

export interface Difference {
    readonly changes: readonly PropertyChange[];
    readonly deleteBeforeReplace: boolean;
}

export interface DiffRequest {
    readonly before: Bag;
    readonly after: Bag;
    readonly logicalName: string;
    /** Paths that the program ignores. */
    readonly ignored?: readonly string[];
    /** Paths that replace by a condition that facts cannot tell. */
    readonly replacedBy?: readonly string[];
}

/** Compares inputs as the provider does. A value that is unknown at preview counts as changed. */
export function diff(schema: Schema, request: DiffRequest): Difference {
    const found: PropertyChange[] = [];
    const walk = new Comparison(found);
    walk.fields(schema.fields, request.before, request.after, "", false);
    const { ignored = [], replacedBy = [] } = request;
    const changes = found
        .filter(({ path }) => !ignored.some((one) => covers(one, path)))
        .map((change) => ({
            ...change,
            replaces:
                change.replaces || schema.type.noUpdate === true || replacedBy.some((one) => touches(one, change.path)),
        }));
    for (const path of replacedBy) {
        if (!changes.some((change) => touches(path, change.path)))
            changes.push({ path, kind: "update", replaces: true });
    }
    return { changes, deleteBeforeReplace: deletesFirst(schema, request) };
}

/** True when the second path is the first or lies below it. */
export function covers(path: string, other: string): boolean {
    return other === path || (other.startsWith(path) && [".", "["].includes(other.charAt(path.length)));
}

const touches = (path: string, other: string): boolean => covers(path, other) || covers(other, path);

/** A replacement deletes first when the name is the program's own and stays: two cannot have it at once. */
function deletesFirst(schema: Schema, { before, after, logicalName }: DiffRequest): boolean {
    if (schema.type.deleteBeforeReplace) return true;
    const named = autoNamed(schema);
    if (!named) return false;
    const steps = named.steps;
    const [old, name] = [valueAt(before, steps), valueAt(after, steps)];
    if (name === undefined || isAutoName(named.rule, logicalName, name)) return false;
    const place = [...steps.slice(0, -1), "namespace"];
    return old === name && canonical(valueAt(before, place)) === canonical(valueAt(after, place));
}

class Comparison {
    readonly #found: PropertyChange[];

    constructor(found: PropertyChange[]) {
        this.#found = found;
    }

    fields(fields: ReadonlyMap<string, Property>, before: Bag, after: Bag, at: string, deep: boolean): void {
        for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
            if (key.startsWith("__")) continue;
            this.#value(fields.get(key), before[key] ?? undefined, after[key] ?? undefined, append(at, key), deep);
        }
    }

    #value(
        property: Property | undefined,
        before: Value | undefined,
        after: Value | undefined,
        at: string,
        above: boolean,
    ): void {
        const facts: PropertyFacts = property?.facts ?? {};
        // What is only written is never read back, so the provider sees no change of it. Kubernetes' maps are compared.
        if ((facts.writeOnly && facts.type !== "map") || (after !== UNKNOWN && this.#same(facts, before, after)))
            return;
        const deep =
            above || facts.forceNew === "deep" || (facts.forceNewIf === "if-configured" && after !== undefined);
        const replaces = deep || facts.forceNew === true;
        if (facts.ignored || (after === undefined && facts.computed)) return;
        if (Array.isArray(before) && Array.isArray(after)) this.#list(property, before, after, at, deep, replaces);
        else if (isBag(before) && isBag(after)) this.#bag(property, before, after, at, deep, replaces);
        else {
            const kind = before === undefined ? "add" : after === undefined ? "delete" : "update";
            const inner = isBag(before) || Array.isArray(before) ? before : after;
            this.#report(at, kind, replaces || holdsReplacing(property, inner));
        }
    }

    #same({ suppress, type }: PropertyFacts, before: Value | undefined, after: Value | undefined): boolean {
        if (type === "set" && Array.isArray(before) && Array.isArray(after)) {
            return before.map(canonical).sort().join() === after.map(canonical).sort().join();
        }
        if (canonical(before) === canonical(after)) return true;
        return suppress !== undefined && suppressed(suppress, before, after);
    }

    #bag(property: Property | undefined, before: Bag, after: Bag, at: string, deep: boolean, replaces: boolean): void {
        if (property && property.fields.size > 0 && property.facts.type !== "map") {
            this.fields(property.fields, before, after, at, deep);
            return;
        }
        for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
            this.#item(property, before[key], after[key], append(at, key), deep || replaces);
        }
    }

    #list(
        property: Property | undefined,
        before: readonly Value[],
        after: readonly Value[],
        at: string,
        deep: boolean,
        replaces: boolean,
    ): void {
        if (property?.facts.type === "set") {
            const [gone, come] = [without(before, after), without(after, before)];
            this.#report(at, "update", replaces || [...gone, ...come].some((item) => holdsReplacing(property, [item])));
            return;
        }
        const plain = property === undefined || property.fields.size === 0;
        const sizeReplaces = replaces && (plain || before.length !== after.length);
        for (let i = 0; i < Math.max(before.length, after.length); i++) {
            this.#item(
                property,
                before[i],
                after[i],
                append(at, i),
                deep || (sizeReplaces && (plain || i >= Math.min(before.length, after.length))),
            );
        }
    }

    /** One element of a list or entry of a map. */
    #item(
        property: Property | undefined,
        before: Value | undefined,
        after: Value | undefined,
        at: string,
        replaces: boolean,
    ): void {
        const { suppress } = property?.facts ?? {};
        if (after !== UNKNOWN && canonical(before) === canonical(after)) return;
        if (suppress !== undefined && suppressed(suppress, before, after)) return;
        if (isBag(before) && isBag(after)) {
            this.fields(property?.fields ?? new Map(), before, after, at, replaces);
            return;
        }
        const kind = before === undefined ? "add" : after === undefined ? "delete" : "update";
        this.#report(at, kind, replaces || holdsReplacing(property, [after ?? before ?? null]));
    }

    #report(path: string, kind: PropertyChange["kind"], replaces: boolean): void {
        this.#found.push({ path, kind, replaces });
    }
}

function without(list: readonly Value[], others: readonly Value[]): readonly Value[] {
    const known = new Set(others.map(canonical));
    return list.filter((item) => !known.has(canonical(item)));
}

/** True when something set in a block that comes or goes replaces by itself. */
function holdsReplacing(property: Property | undefined, value: Value | undefined): boolean {
    if (property === undefined) return false;
    const items = Array.isArray(value)
        ? value
        : property.facts.type === "map" && isBag(value)
          ? Object.values(value)
          : [value];
    return items.filter(isBag).some((item) =>
        [...property.fields].some(([key, field]) => {
            const inner = item[key];
            if (inner === undefined || inner === null) return false;
            return field.facts.forceNew !== undefined || holdsReplacing(field, inner);
        }),
    );
}

/** The concrete paths of changes at or below one of the fact paths given as concrete prefixes. */
export function topLevel(path: string): string {
    return String(stepsOf(path)[0] ?? path);
}
