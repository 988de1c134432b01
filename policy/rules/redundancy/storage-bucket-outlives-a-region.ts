import { known, readString, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { type RegionPair, regionsFor } from "../../systems.ts";

/** Multi-region that regions lie in, by the first word of their names. */
const AREAS: Readonly<Record<string, string>> = { us: "US", europe: "EU", asia: "ASIA" };

export default defineResourceRule({
    id: "storage-bucket-outlives-a-region",
    title: "A storage bucket of a system keeps its data in more than one region",
    severity: "high",
    concern: "redundancy",
    types: ["gcp:storage/bucket:Bucket"],
    breaks: "files and backups are gone for as long as the region is, which is when they are needed",
    remedy: '{ location: "US" }',
    sources: [
        { url: "https://docs.cloud.google.com/storage/docs/locations", read: "2026-11-22" },
        { url: "https://docs.cloud.google.com/storage/docs/dual-regions", read: "2026-11-22" },
    ],
    requirements: ["ET-02", "ET-15"],
    whenUnknown: "unknown",
    // Multi-regions, and the pairs of regions that Google defines.
    settings: { locations: ["US", "EU", "ASIA", "ASIA1", "EUR4", "EUR5", "EUR7", "EUR8", "NAM4"] },
    judge: (bucket, { locations }, graph) => {
        const pair = regionsFor(graph, bucket);
        if (pair === undefined) return undefined;
        const chosen = known(readStrings(bucket, "customPlacementConfig.dataLocations")) ?? [];
        if (chosen.length > 0) {
            const kept = chosen.map((region) => region.toLowerCase());
            const missing = reachable(pair).filter((region) => !kept.includes(region));
            return missing.length === 0
                ? pass(bucket, `kept in ${kept.join(" and ")}`)
                : fail(bucket, `kept in ${kept.join(" and ")}, not in ${missing.join(" and ")}`, remedy(pair));
        }
        const location = known(readString(bucket, "location"))?.toUpperCase();
        return location !== undefined && locations.includes(location)
            ? pass(bucket, `kept in more than one region of ${location}`)
            : fail(
                  bucket,
                  `location is ${location ?? "not set"}, needs a multi-region or dual-region (a change creates the bucket anew)`,
                  remedy(pair),
              );
    },
});

/** What one bucket can cover: a dual-region lies within one area. */
function reachable({ primary, failover }: RegionPair): readonly string[] {
    return areaOf(primary) === areaOf(failover) ? [primary, failover] : [];
}

function remedy(pair: RegionPair): string {
    const area = areaOf(pair.primary) ?? "US";
    const regions = reachable(pair).map((region) => `"${region.toUpperCase()}"`);
    return regions.length === 0
        ? `{ location: "${area}" }`
        : `{ location: "${area}", customPlacementConfig: { dataLocations: [${regions.join(", ")}] } }`;
}

function areaOf(region: string): string | undefined {
    return AREAS[region.split("-")[0] ?? ""];
}
