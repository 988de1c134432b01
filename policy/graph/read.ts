/** Typed reading of properties. Set, unset and not known are three answers; zero, false and "" are set. */

import { hidden, isRecord, notYetKnown, type Value } from "./value.ts";

/** A resource, or a part of one such as a container, whose properties can be read. */
export interface Readable {
    /** What to call it in a message: empty for a resource, `template.containers[0]` for a part. */
    readonly path: string;
    property(key: string): Value | undefined;
}

export type Reading<T> =
    | { readonly state: "set"; readonly value: T }
    | { readonly state: "unset" }
    | { readonly state: "unknown"; readonly path: string; readonly why: string };

/** Thrown by `known` when a rule needs a value that nobody knows yet; the rule's result is then `unknown`. */
export class NotKnownError extends Error {
    override readonly name = "NotKnownError";
}

/** Thrown when a property holds another type than the provider's schema says. */
export class PropertyTypeError extends TypeError {
    override readonly name = "PropertyTypeError";
}

/** The value, `undefined` when it is unset. Throws NotKnownError, naming the property, when it is not known. */
export function known<T>(reading: Reading<T>): T | undefined {
    if (reading.state === "unknown") throw new NotKnownError(`${reading.path} is ${reading.why}`);
    return reading.state === "set" ? reading.value : undefined;
}

export function readString(from: Readable, path: string): Reading<string> {
    return readAs(from, path, "a string", (value) => (typeof value === "string" ? value : undefined));
}

/** A count or a number in the property's own unit, which the rule's message has to name. */
export function readNumber(from: Readable, path: string): Reading<number> {
    return readAs(from, path, "a number", asNumber);
}

/** What Kubernetes takes in two forms: a port by number or name, pods by number or percentage. */
export function readNumberOrString(from: Readable, path: string): Reading<number | string> {
    return readAs(from, path, "a number or a string", (value) =>
        typeof value === "number" || typeof value === "string" ? value : undefined,
    );
}

export function readBoolean(from: Readable, path: string): Reading<boolean> {
    return readAs(from, path, "true or false", (value) => (typeof value === "boolean" ? value : undefined));
}

/** Seconds, written as a number or in Google's form `"3.5s"`. */
export function readSeconds(from: Readable, path: string): Reading<number> {
    return readAs(from, path, 'seconds, such as 30 or "30s"', (value) => {
        if (typeof value === "number") return value;
        if (typeof value !== "string" || !/^\d+(\.\d+)?s?$/.test(value)) return undefined;
        return Number.parseFloat(value);
    });
}

/** A list of strings; unknown as a whole when one element is. */
export function readStrings(from: Readable, path: string): Reading<readonly string[]> {
    return readList(from, path, "a string", asString);
}

/** A list of numbers; unknown as a whole when one element is. */
export function readNumbers(from: Readable, path: string): Reading<readonly number[]> {
    return readList(from, path, "a number", asNumber);
}

/** A map of strings, such as labels; its keys may hold dots. Unknown as a whole when one value is. */
export function readStringMap(from: Readable, path: string): Reading<ReadonlyMap<string, string>> {
    const values = readAs(from, path, "an object", (value) => (isRecord(value) ? value : undefined));
    if (values.state !== "set") return values;
    const strings = new Map<string, string>();
    for (const [key, value] of Object.entries(values.value)) {
        const element = classify(value, join(from.path, `${path}["${key}"]`), "a string", asString);
        if (element.state === "unknown") return element;
        if (element.state === "set") strings.set(key, element.value);
    }
    return { state: "set", value: strings };
}

/** The elements of a list of objects, each readable by itself. */
export function readParts(from: Readable, path: string): Reading<readonly Readable[]> {
    const values = readAs(from, path, "a list", (value) => (Array.isArray(value) ? [...value] : undefined));
    if (values.state !== "set") return values;
    const parts = values.value.map((value: Value, index: number) => part(join(from.path, `${path}[${index}]`), value));
    return { state: "set", value: parts };
}

/** A nested object, readable by itself: `template.containers[0].livenessProbe`. */
export function readPart(from: Readable, path: string): Reading<Readable> {
    const value = readAs(from, path, "an object", (found) => (isRecord(found) ? found : undefined));
    return value.state === "set" ? { state: "set", value: part(join(from.path, path), value.value) } : value;
}

function part(path: string, value: Value): Readable {
    return {
        path,
        property: (key) => {
            if (value === notYetKnown || value === hidden) return value;
            if (!isRecord(value)) throw new PropertyTypeError(`${path} must be an object, got ${describe(value)}`);
            return value[key];
        },
    };
}

function readList<T>(
    from: Readable,
    path: string,
    type: string,
    as: (value: Value) => T | undefined,
): Reading<readonly T[]> {
    const values = readAs(from, path, "a list", (value) => (Array.isArray(value) ? [...value] : undefined));
    if (values.state !== "set") return values;
    const elements: T[] = [];
    for (const [index, value] of values.value.entries()) {
        const element = classify(value, join(from.path, `${path}[${index}]`), type, as);
        if (element.state === "unknown") return element;
        if (element.state === "set") elements.push(element.value);
    }
    return { state: "set", value: elements };
}

function readAs<T>(from: Readable, path: string, type: string, as: (value: Value) => T | undefined): Reading<T> {
    const [first = "", ...rest] = path.split(".");
    let value = from.property(first);
    let reached = first;
    for (const key of rest) {
        if (value === undefined || value === notYetKnown || value === hidden) break;
        if (!isRecord(value)) {
            throw new PropertyTypeError(`${join(from.path, reached)} must be an object, got ${describe(value)}`);
        }
        value = value[key];
        reached = `${reached}.${key}`;
    }
    return classify(value, join(from.path, path), type, as);
}

function classify<T>(
    value: Value | undefined,
    path: string,
    type: string,
    as: (value: Value) => T | undefined,
): Reading<T> {
    if (value === undefined) return { state: "unset" };
    if (value === notYetKnown) return { state: "unknown", path, why: "not known until the update" };
    if (value === hidden) return { state: "unknown", path, why: "a secret, which rules do not read" };
    const typed = as(value);
    if (typed === undefined) throw new PropertyTypeError(`${path} must be ${type}, got ${describe(value)}`);
    return { state: "set", value: typed };
}

function asString(value: Value): string | undefined {
    return typeof value === "string" ? value : undefined;
}

function asNumber(value: Value): number | undefined {
    return typeof value === "number" ? value : undefined;
}

function join(prefix: string, path: string): string {
    return prefix === "" ? path : `${prefix}.${path}`;
}

/** The kind of a value; never the value, which may be sensitive where it is of an unexpected type. */
function describe(value: Value): string {
    if (Array.isArray(value)) return "a list";
    return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
