import {
    areaOf,
    BUCKET,
    bucketDocs,
    DUAL_REGIONS,
    liesOutside,
    MULTI_REGIONS,
    placesOf,
} from "../../clouds/gcp/storage.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { declaredNumber, type RegionPair, regionsFor } from "../../systems.ts";

/** Longest time until a new object is in the second region (https://docs.cloud.google.com/storage/docs/availability-durability, 2026-11-22). */
const SECONDS = { ASYNC_TURBO: 15 * 60, DEFAULT: 12 * 3600 } as const;

export default defineResourceRule({
    id: "storage-bucket-replicates-within-recovery-point",
    title: "New objects reach the second region within the recovery point that the system declares",
    severity: "high",
    concern: "objectives",
    types: [BUCKET],
    breaks: "when the region fails, files of up to the last twelve hours are missing in the other one",
    remedy: '{ rpo: "ASYNC_TURBO" }',
    sources: [
        bucketDocs,
        { url: "https://docs.cloud.google.com/storage/docs/availability-durability", read: "2026-11-22" },
    ],
    requirements: ["PL-07", "ET-14"],
    whenUnknown: "unknown",
    settings: {},
    judge: (bucket, _settings, graph) => {
        const pair = regionsFor(graph, bucket);
        const declared = (kind: string) => declaredNumber(graph, bucket, `objectives.recoveryPoint.${kind}Seconds`);
        // What is copied to elsewhere is no live data; and what is in one region alone is another rule's matter.
        if (pair === undefined || liesOutside(bucket, pair)) return undefined;
        const [place = "", second] = placesOf(bucket);
        const isDual = second !== undefined || DUAL_REGIONS.includes(place);
        if (!isDual && !MULTI_REGIONS.includes(place)) return undefined;
        const needed = declared("achievable") ?? declared("target");
        if (needed === undefined) return undefined;
        const rpo = known(readString(bucket, "rpo"));
        const reached = isDual && rpo === "ASYNC_TURBO" ? SECONDS.ASYNC_TURBO : SECONDS.DEFAULT;
        if (reached <= needed) return pass(bucket, `in both regions within ${reached} s of the ${needed} s declared`);
        const message = `new objects are in both regions within ${reached} s, the system declares ${needed} s: rpo is ${rpo ?? "not set"}`;
        return isDual
            ? fail(bucket, message)
            : fail(bucket, `${message}, and ${place} knows no turbo replication`, dualRegion(pair));
    },
});

function dualRegion({ primary, failover }: RegionPair): string {
    const regions = [primary, failover].map((region) => `"${region.toUpperCase()}"`).join(", ");
    const place = `location: "${areaOf(primary) ?? "US"}", customPlacementConfig: { dataLocations: [${regions}] }`;
    return `{ ${place}, rpo: "ASYNC_TURBO" }`;
}
