import { inOrder, type RegionPair } from "./region-pair.ts";

/** One value for each region. */
export type ByRegion<T> = Readonly<Record<string, T>>;

/** Makes a value for each of the two regions, primary first. */
export function forRegions<T>(regions: RegionPair, make: (region: string) => T): ByRegion<T> {
    return Object.fromEntries(inOrder(regions).map((region) => [region, make(region)]));
}

/**
 * The one value that serves what belongs to no region: that of the first region by name. Never that of a role, because the
 * engine replaces a resource whose provider becomes another one.
 */
export function forNoRegion<T>(values: ByRegion<T>): T {
    const [first = ""] = Object.keys(values).sort();
    return inRegion(values, first);
}

/** The value of a region. Throws when there is none, naming the regions that have one. */
export function inRegion<T>(values: ByRegion<T>, region: string): T {
    const { [region]: value } = values;
    if (value === undefined) {
        throw new RangeError(`region must be one of ${Object.keys(values).join(", ") || "(none)"}, got ${region}`);
    }
    return value;
}
