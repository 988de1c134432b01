/** Property values as rules see them: plain data, with a marker where a value cannot be read. */

/** Stands for a value that only the cloud can give; met at preview. */
export const notYetKnown: unique symbol = Symbol("not known until the update");
/** Stands for a secret. Rules never see one, so no message can print it. */
export const hidden: unique symbol = Symbol("a secret");

export type Value =
    | string
    | number
    | boolean
    | typeof notYetKnown
    | typeof hidden
    | readonly Value[]
    | { readonly [key: string]: Value };

/** Key and marks of the wrappers in Pulumi's state, from `@pulumi/pulumi` 3.259.0, `runtime/rpc.js` (read 2026-11-22). */
const WRAPPER_KEY = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
/** What Pulumi writes for values that are computed later, one for each type (`@pulumi/policy` 1.21.0, `proxy.js`, read 2026-11-22). */
const UNKNOWN_STRINGS: ReadonlySet<unknown> = new Set([
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);
/** What `pulumi policy analyze --file` puts in place of a secret that it cannot decrypt. */
const REDACTED = "[secret]";

/**
 * The value that `read` returns as plain data; `undefined` when it is unset or null. `read` may throw: when
 * `isUnknown` recognises the error the value is not known yet, any other error is passed on.
 */
export function capture(read: () => unknown, isUnknown: (error: unknown) => boolean = () => false): Value | undefined {
    let raw: unknown;
    try {
        raw = read();
    } catch (error) {
        if (isUnknown(error)) return notYetKnown;
        throw error;
    }
    if (raw === undefined || raw === null) return undefined;
    if (UNKNOWN_STRINGS.has(raw)) return notYetKnown;
    if (raw === REDACTED) return hidden;
    if (typeof raw === "string" || typeof raw === "number" || typeof raw === "boolean") return raw;
    if (Array.isArray(raw)) {
        // A null element keeps its place, so that indices in messages are the ones in the program.
        return Array.from({ length: raw.length }, (_, index) => capture(() => raw[index], isUnknown) ?? {});
    }
    if (isObject(raw)) return captureObject(raw, isUnknown);
    throw new TypeError(`a property value must be JSON, got ${typeof raw}`);
}

function captureObject(
    raw: Readonly<Record<string, unknown>>,
    isUnknown: (error: unknown) => boolean,
): Value | undefined {
    const keys = Object.keys(raw);
    if (keys.includes(WRAPPER_KEY)) {
        if (raw[WRAPPER_KEY] === SECRET) return hidden;
        if (raw[WRAPPER_KEY] === OUTPUT)
            return keys.includes("value") ? capture(() => raw.value, isUnknown) : notYetKnown;
    }
    const plain: Record<string, Value> = {};
    for (const key of keys) {
        const value = capture(() => raw[key], isUnknown);
        if (value !== undefined) plain[key] = value;
    }
    return plain;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as JSON; what is not known or secret is left out. */
export function toJson(value: Value | undefined): unknown {
    if (value === undefined || typeof value === "symbol") return undefined;
    if (Array.isArray(value)) return value.map((element: Value) => toJson(element) ?? null);
    if (!isRecord(value)) return value;
    const known = Object.entries(value).map(([key, held]) => [key, toJson(held)] as const);
    return Object.fromEntries(known.filter(([, held]) => held !== undefined));
}

/** Whether the value is an object of values, not a list, scalar or marker. */
export function isRecord(value: Value): value is { readonly [key: string]: Value } {
    return typeof value === "object" && !Array.isArray(value);
}
