import { areaOf, BUCKET, DUAL_REGIONS, MULTI_REGIONS } from "../../clouds/gcp/storage.ts";
import { known, readString, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { type RegionPair, regionsFor } from "../../systems.ts";

export default defineResourceRule({
    id: "storage-bucket-outlives-a-region",
    title: "A storage bucket of a system keeps its data in more than one region",
    severity: "high",
    concern: "redundancy",
    types: [BUCKET],
    breaks: "files and backups are gone for as long as the region is, which is when they are needed",
    remedy: '{ location: "US" }',
    sources: [
        { url: "https://docs.cloud.google.com/storage/docs/locations", read: "2026-11-22" },
        { url: "https://docs.cloud.google.com/storage/docs/dual-regions", read: "2026-11-22" },
    ],
    requirements: ["ET-02", "ET-15"],
    whenUnknown: "unknown",
    // Multi-regions, and the pairs of regions that Google defines.
    settings: { locations: [...MULTI_REGIONS, ...DUAL_REGIONS] },
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
