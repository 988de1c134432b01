/** Facts about several properties: which exclude, need or complete each other. */
import type { Refusal } from "../kind.ts";
import { append, type Segment, segmentsOf } from "../property-path.ts";
import { printable } from "../refusal.ts";
import { type Bag, UNKNOWN, type Value } from "../values.ts";
import { equal } from "./constraints.ts";
import { commonParent, type Place, placesOf, presence } from "./places.ts";
import { everyProperty, type Schema } from "./schema.ts";

/** Refusals by groups. `written` are the program's own inputs, `filled` those with the provider's defaults. */
export function groupRefusals(schema: Schema, written: Bag, filled: Bag): readonly Refusal[] {
    const refusals: Refusal[] = [];
    for (const group of schema.type.exactlyOneOf ?? []) refusals.push(...countRefusals(group, written, "exactly one"));
    for (const group of schema.type.atLeastOneOf ?? []) refusals.push(...countRefusals(group, filled, "at least one"));
    const reported = new Set<string>();
    for (const { path, facts } of everyProperty(schema.fields)) {
        for (const other of facts.conflictsWith ?? []) {
            const pair = [path, other].sort().join(" ");
            if (reported.has(pair) || sameGroup(schema, path, other)) continue;
            reported.add(pair);
            refusals.push(...conflictRefusals(path, other, written));
        }
        for (const other of facts.requiredWith ?? []) refusals.push(...companionRefusals(path, other, written, filled));
        for (const [other, values] of Object.entries(facts.onlyIf ?? {})) {
            refusals.push(...conditionRefusals(path, other, values, written, filled));
        }
    }
    return refusals;
}

/** Two members of an exactly-one-of group are reported once, by the group. */
function sameGroup(schema: Schema, path: string, other: string): boolean {
    return (schema.type.exactlyOneOf ?? []).some((group) => group.includes(path) && group.includes(other));
}

function countRefusals(group: readonly string[], inputs: Bag, wanted: "exactly one" | "at least one"): Refusal[] {
    const parent = commonParent(group);
    return placesOf(inputs, parent).flatMap(({ path, value }) => {
        const found = group.map((member) => ({ member, is: presence(value, below(member, parent)) }));
        if (found.some(({ is }) => is === "unknown")) return [];
        const set = found.filter(({ is }) => is === "set").map(({ member }) => nameBelow(member, parent));
        if (set.length === 1 || (set.length > 1 && wanted === "at least one")) return [];
        const names = group.map((member) => nameBelow(member, parent)).join(", ");
        const problem = `${path === "" ? "" : "must have "}${wanted} of ${names}${path === "" ? " must be set" : ""}`;
        return [{ property: path, problem, got: set.length === 0 ? "none" : set.join(" and ") }];
    });
}

function conflictRefusals(path: string, other: string, written: Bag): Refusal[] {
    return pairs(path, other, written)
        .filter(({ one, two }) => one === "set" && two === "set")
        .map(({ at, rest, otherRest }) => ({
            property: join(at, rest),
            problem: `cannot be set together with ${join(at, otherRest)}`,
            remedy: "remove one of them",
        }));
}

function companionRefusals(path: string, other: string, written: Bag, filled: Bag): Refusal[] {
    const present = pairs(path, other, filled);
    return pairs(path, other, written)
        .filter(({ one }, index) => one === "set" && present[index]?.two === "unset")
        .map(({ at, rest, otherRest }) => ({
            property: join(at, rest),
            problem: `can only be set together with ${join(at, otherRest)}`,
            remedy: `set ${join(at, otherRest)} too`,
        }));
}

function conditionRefusals(
    path: string,
    other: string,
    values: readonly Value[],
    written: Bag,
    filled: Bag,
): Refusal[] {
    const parent = commonParent([path, other]);
    const conditions = placesOf(filled, parent);
    return placesOf(written, parent).flatMap(({ path: at, value }, index) => {
        const rest = below(path, parent);
        const actual = readDown(conditions[index], below(other, parent));
        if (presence(value, rest) !== "set" || actual === UNKNOWN) return [];
        if (values.some((allowed) => equal(allowed, actual, true))) return [];
        const condition = join(at, below(other, parent));
        return [
            {
                property: join(at, rest),
                problem: `can only be set while ${condition} is ${values.map(String).join(" or ")}`,
                got: `${condition} ${printable(actual)}`,
            },
        ];
    });
}

function pairs(path: string, other: string, inputs: Bag) {
    const parent = commonParent([path, other]);
    const [rest, otherRest] = [below(path, parent), below(other, parent)];
    return placesOf(inputs, parent).map(({ path: at, value }) => ({
        at,
        rest,
        otherRest,
        one: presence(value, rest),
        two: presence(value, otherRest),
    }));
}

function readDown(place: Place | undefined, segments: readonly Segment[]): Value | undefined {
    let value: Value | undefined = place?.value;
    for (const { name } of segments)
        value = typeof value === "object" && value !== null && name in value ? (value as Bag)[name] : undefined;
    return value;
}

const below = (path: string, parent: readonly Segment[]): readonly Segment[] => segmentsOf(path).slice(parent.length);
const nameBelow = (path: string, parent: readonly Segment[]): string => join("", below(path, parent));
const join = (at: string, segments: readonly Segment[]): string =>
    segments.reduce((path, { name }) => append(path, name), at);
