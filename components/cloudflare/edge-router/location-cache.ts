import type { LocationCache } from "./runtime.ts";

/** The cache of the location this isolate runs in; undefined where the runtime has none. */
export function locationCache(): LocationCache | undefined {
    const storage: unknown = Reflect.get(globalThis, "caches");
    if (typeof storage !== "object" || storage === null || !("default" in storage)) return undefined;
    return isLocationCache(storage.default) ? storage.default : undefined;
}

function isLocationCache(value: unknown): value is LocationCache {
    return typeof value === "object" && value !== null && "match" in value && "put" in value && "delete" in value;
}
