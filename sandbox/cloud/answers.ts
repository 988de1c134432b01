/** Outputs: the inputs and what the cloud adds, and what of that is known before anything happens. */

import type { Property, Schema } from "./facts/schema.ts";
import type { Draft, ResourceKind } from "./kind.ts";
import { stepsOf, withValueAt } from "./property-path.ts";
import { type Bag, holdsUnknown, isBag, UNKNOWN, type Value } from "./values.ts";

/** What a create or update answers. Overrides are values that were set behind Pulumi's back. */
export function settledOutputs(kind: ResourceKind, draft: Draft, overrides: Readonly<Record<string, Value>>): Bag {
    let outputs: Bag = { ...draft.inputs, ...kind.outputs?.(draft) };
    for (const [path, value] of Object.entries(overrides)) outputs = withValueAt(outputs, stepsOf(path), value);
    return outputs;
}

/** What the preview of a create answers: inputs, what the provider already knows, and the rest unknown. */
export function plannedOutputs(kind: ResourceKind, draft: Draft, schema: Schema): Bag {
    const filled = fillUnknown(schema.fields, draft.inputs);
    return { ...filled, ...knownOutputs(kind, draft) };
}

/** What the preview of an update answers: computed values stay, but for those that the provider recomputes. */
export function replannedOutputs(
    kind: ResourceKind,
    draft: Draft,
    schema: Schema,
    before: { readonly inputs: Bag; readonly outputs: Bag },
): Bag {
    const forgets = schema.token.startsWith("cloudflare:"); // its provider keeps only what the schema calls stable
    const kept: Record<string, Value> = {};
    for (const [key, value] of Object.entries(before.outputs)) {
        const facts = schema.fields.get(key)?.facts;
        const gone = key in before.inputs && !(key in draft.inputs) && facts?.computed !== true;
        if (!gone) kept[key] = forgets && facts?.computed === true && facts.stable !== true ? UNKNOWN : value;
    }
    return { ...kept, ...draft.inputs, ...knownOutputs(kind, draft) };
}

function knownOutputs(kind: ResourceKind, draft: Draft): Bag {
    const names = kind.knownAtPreview ?? [];
    if (names.length === 0 || kind.outputs === undefined) return {};
    const outputs = tryOutputs(kind.outputs, draft);
    const entries = names.flatMap((name) => {
        const value = outputs[name];
        return value === undefined ? [] : [[name, mentionsUnknown(value) ? UNKNOWN : value] as const];
    });
    return Object.fromEntries(entries);
}

/** A family may trip over a value that is not known yet; then nothing computed is known. A real fault is not hidden. */
function tryOutputs(outputs: NonNullable<ResourceKind["outputs"]>, draft: Draft): Bag {
    try {
        return outputs(draft);
    } catch (error) {
        if (holdsUnknown(draft.inputs)) return {};
        throw error;
    }
}

/** Also true when the unknown value stands inside a text. */
function mentionsUnknown(value: Value): boolean {
    return JSON.stringify(value).includes(UNKNOWN);
}

/** Computed properties that are absent become unknown, at the highest level that is missing. */
function fillUnknown(fields: ReadonlyMap<string, Property>, given: Bag): Bag {
    const result: Record<string, Value> = {};
    for (const [key, value] of Object.entries(given)) result[key] = fillInside(fields.get(key), value);
    for (const [key, { facts }] of fields) {
        const [sibling, value] = facts.unknownOnlyIf ?? [];
        if (sibling !== undefined && result[sibling] !== value) continue;
        if (facts.computed && result[key] === undefined) result[key] = UNKNOWN;
    }
    return result;
}

function fillInside(property: Property | undefined, value: Value): Value {
    if (!property || property.fields.size === 0) return value;
    if (Array.isArray(value)) return value.map((item) => (isBag(item) ? fillUnknown(property.fields, item) : item));
    if (!isBag(value)) return value;
    if (property.facts.type !== "map") return fillUnknown(property.fields, value);
    return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, isBag(item) ? fillUnknown(property.fields, item) : item]),
    );
}

/** Defaults that a server writes into what it stores: below objects that exist, or that have a default themselves. */
export function withServerDefaults(fields: ReadonlyMap<string, Property>, given: Bag): Bag {
    const result: Record<string, Value> = { ...given };
    for (const [key, property] of fields) {
        const value = result[key] ?? property.facts.serverDefault;
        if (value === undefined) continue;
        result[key] = property.fields.size === 0 ? value : defaultInside(property, value);
    }
    return result;
}

function defaultInside(property: Property, value: Value): Value {
    if (Array.isArray(value))
        return value.map((item) => (isBag(item) ? withServerDefaults(property.fields, item) : item));
    return isBag(value) && property.facts.type !== "map" ? withServerDefaults(property.fields, value) : value;
}

/** Properties that a read cannot see keep the value of the state. */
export function withUnseen(schema: Schema, outputs: Bag, state: Bag): Bag {
    const unseen = [...schema.fields].filter(([key, { facts }]) => facts.noRefresh && key in state);
    return { ...outputs, ...Object.fromEntries(unseen.map(([key]) => [key, state[key] ?? null])) };
}

/**
 * The inputs before, together with what the cloud had filled in by itself for properties that the program now sets: to
 * write down what is already so is no change.
 */
export function withOwnValues(schema: Schema, inputs: Bag, outputs: Bag, after: Bag): Bag {
    const own = Object.entries(after).flatMap(([key, wanted]) => {
        const facts = schema.fields.get(key)?.facts;
        const value = outputs[key];
        const filled = inputs[key] === undefined && value !== undefined && facts?.computed && facts.optional;
        return filled ? [[key, shapedLike(value, wanted)] as const] : [];
    });
    return { ...Object.fromEntries(own), ...inputs };
}

/** The part of a value that a wanted one speaks about. */
function shapedLike(value: Value, wanted: Value): Value {
    if (!isBag(value) || !isBag(wanted)) return value;
    const shared = Object.entries(value).filter(([key]) => wanted[key] !== undefined);
    return Object.fromEntries(shared.map(([key, inner]) => [key, shapedLike(inner, wanted[key] ?? null)]));
}
