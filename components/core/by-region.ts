import { inOrder, type RegionPair } from "./region-pair.ts";

/** One value for each region. */
export type ByRegion<T> = Readonly<Record<string, T>>;

/** Makes a value for each of the two regions, primary first. */
export function forRegions<T>(regions: RegionPair, make: (region: string) => T): ByRegion<T> {
    return Object.fromEntries(inOrder(regions).map((region) => [region, make(region)]));
}

/** The value of a region. Throws when there is none, naming the regions that have one. */
export function inRegion<T>(values: ByRegion<T>, region: string): T {
    const { [region]: value } = values;
    if (value === undefined) {
        throw new RangeError(`region must be one of ${Object.keys(values).join(", ") || "(none)"}, got ${region}`);
    }
    return value;
}
