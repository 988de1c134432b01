/** Plain property values as they cross the provider protocol, and the marker for what is not known at preview. */

/** The engine's wire form of a value that is unknown during preview. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export type Value = null | boolean | number | string | readonly Value[] | Bag;

export interface Bag {
    readonly [key: string]: Value;
}

export function isBag(value: unknown): value is Bag {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True when the value is, or holds anywhere inside, something unknown. */
export function holdsUnknown(value: unknown): boolean {
    if (value === UNKNOWN) return true;
    if (Array.isArray(value)) return value.some(holdsUnknown);
    return isBag(value) && Object.values(value).some(holdsUnknown);
}
