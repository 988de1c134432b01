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
        const regions = reachable(pair);
        const chosen = known(readStrings(bucket, "customPlacementConfig.dataLocations")) ?? [];
        const kept = chosen.map((region) => region.toLowerCase());
        const missing = regions.filter((region) => !kept.includes(region));
        if (chosen.length > 1 && missing.length === 0) return pass(bucket, `kept in ${kept.join(" and ")}`);

        const location = known(readString(bucket, "location"))?.toUpperCase();
        if (chosen.length === 0 && location !== undefined && locations.includes(location)) {
            return pass(bucket, `kept in more than one region of ${location}`);
        }
        const area = areaOf(pair.primary);
        return fail(
            bucket,
            chosen.length > 0
                ? `kept in ${kept.join(" and ")}, needs ${regions.join(" and ") || "a second region"}`
                : `location is ${location ?? "not set"}, needs a multi-region or dual-region (a change creates the bucket anew)`,
            regions.length === 0
                ? `{ location: "${area}" }`
                : `{ location: "${area}", customPlacementConfig: { dataLocations: ${JSON.stringify(regions.map((region) => region.toUpperCase()))} } }`,
        );
    },
});

/** What one bucket can cover: a dual-region lies within one area. */
function reachable({ primary, failover }: RegionPair): readonly string[] {
    return areaOf(primary) === areaOf(failover) ? [primary, failover] : [];
}
