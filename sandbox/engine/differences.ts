/** In what a resource differs from its state. Imports nothing, so that workflows can run it without packages. */

/** One property that has another value than before; undefined stands for none. A secret's values are left out. */
export interface Difference {
    /** Such as `template.containers[0].image`. */
    readonly path: string;
    readonly before?: unknown;
    readonly after?: unknown;
    readonly secret?: true;
}

interface Side {
    readonly inputs?: unknown;
    readonly outputs?: unknown;
}

// How the engine shows a secret in its events, and marks one in a state.
const mask = "[secret]";
const secretSignature = "4dabf18193072939515e22adb298388d";

/**
 * Compares what the program asks for, property by property; what the cloud alone decides counts only where the provider
 * names it in `named`, or where nothing else differs.
 */
export function differencesBetween(before: Side, after: Side, named: readonly string[]): readonly Difference[] {
    const asked = compare("", before.inputs, after.inputs);
    const further = compare("", before.outputs, after.outputs).filter(
        ({ path }) => !asked.some((one) => overlap(one.path, path)),
    );
    const chosen = further.filter(({ path }) => named.some((name) => overlap(name, path)));
    const known = [...asked, ...chosen];
    // Two masks are equal, whatever they hide.
    const hidden = named
        .filter((name) => !known.some(({ path }) => overlap(name, path)) && hasSecret(valueAt(after, name)))
        .map((path): Difference => ({ path, secret: true }));
    return known.length + hidden.length > 0 ? [...known, ...hidden] : further;
}

function compare(path: string, before: unknown, after: unknown): readonly Difference[] {
    if (isSecret(before) || isSecret(after)) return same(before, after) ? [] : [{ path, secret: true }];
    if (Array.isArray(before) && Array.isArray(after)) {
        const longest = before.length > after.length ? before : after;
        return longest.flatMap((_, index) => compare(`${path}[${index}]`, before[index], after[index]));
    }
    if (isRecord(before) && isRecord(after)) {
        const keys = new Set([...Object.keys(before), ...Object.keys(after)].filter((key) => !key.startsWith("__")));
        return [...keys].flatMap((key) => compare(path === "" ? key : `${path}.${key}`, before[key], after[key]));
    }
    if (same(before, after)) return [];
    if (hasSecret(before) || hasSecret(after)) return [{ path, secret: true }];
    return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

function same(before: unknown, after: unknown): boolean {
    return JSON.stringify(before) === JSON.stringify(after);
}

function isSecret(value: unknown): boolean {
    return value === mask || (isRecord(value) && secretSignature in value);
}

function hasSecret(value: unknown): boolean {
    if (isSecret(value)) return true;
    return typeof value === "object" && value !== null && Object.values(value).some(hasSecret);
}

function valueAt({ inputs, outputs }: Side, path: string): unknown {
    const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
    const within = (value: unknown) =>
        keys.reduce<unknown>(
            (inside, key) => (typeof inside === "object" && inside !== null ? Reflect.get(inside, key) : undefined),
            value,
        );
    return within(inputs) ?? within(outputs);
}

/** Whether one path is the other, or lies inside it. */
function overlap(one: string, other: string): boolean {
    const [short, long] = one.length < other.length ? [one, other] : [other, one];
    return long === short || (long.startsWith(short) && /^[.[]/.test(long.slice(short.length)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
