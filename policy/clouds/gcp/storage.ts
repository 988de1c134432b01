/** What rules need to know about Cloud Storage. */

import type { Resource } from "../../graph/graph.ts";
import { known, type Readable, readBoolean, readNumber, readParts, readString, readStrings } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";
import type { RegionPair } from "../../systems.ts";

export const BUCKET = "gcp:storage/bucket:Bucket";

export const bucketDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/gcp/api-docs/storage/bucket/",
    read: "2026-11-22",
};

/** Areas, and the pairs of regions that Google defines (https://docs.cloud.google.com/storage/docs/locations, 2026-11-22). */
export const MULTI_REGIONS: readonly string[] = ["US", "EU", "ASIA"];
export const DUAL_REGIONS: readonly string[] = ["ASIA1", "EUR4", "EUR5", "EUR7", "EUR8", "NAM4"];

/** Multi-region that regions lie in, by the first word of their names. */
const AREAS: Readonly<Record<string, string>> = { us: "US", europe: "EU", asia: "ASIA" };

export function areaOf(region: string): string | undefined {
    return AREAS[region.split("-")[0] ?? ""];
}

/** Where a bucket keeps its objects, in capitals: chosen regions, or one place of Google's. */
export function placesOf(bucket: Resource): readonly string[] {
    const chosen = known(readStrings(bucket, "customPlacementConfig.dataLocations")) ?? [];
    const places = chosen.length > 0 ? chosen : [known(readString(bucket, "location")) ?? "US"];
    return places.map((place) => place.toUpperCase());
}

/** Whether a bucket keeps its objects where none of two regions can take them away. */
export function liesOutside(bucket: Resource, { primary, failover }: RegionPair): boolean {
    const near = [primary, failover].flatMap((region) => [region.toUpperCase(), areaOf(region) ?? ""]);
    const places = placesOf(bucket);
    return places.every((place) => !near.includes(place) && !DUAL_REGIONS.includes(place));
}

/** Ages that a lifecycle rule may ask for. A zero counts only where its flag says so. */
const AGES = { age: "sendAgeIfZero", daysSinceNoncurrentTime: "sendDaysSinceNoncurrentTimeIfZero" } as const;

export interface Deletion {
    /** Place among the bucket's lifecycle rules. */
    readonly index: number;
    readonly property: keyof typeof AGES;
    readonly days: number;
}

/** The longest age that each deleting rule asks for, because all conditions of a rule have to hold. */
export function deletions(bucket: Resource): readonly Deletion[] {
    const rules = known(readParts(bucket, "lifecycleRules")) ?? [];
    return rules.flatMap((rule, index) => {
        if (known(readString(rule, "action.type")) !== "Delete") return [];
        const ages = [agesOf(rule, "age"), agesOf(rule, "daysSinceNoncurrentTime")].flat();
        return ages
            .toSorted((a, b) => b.days - a.days)
            .slice(0, 1)
            .map((age) => ({ index, ...age }));
    });
}

function agesOf(rule: Readable, property: keyof typeof AGES) {
    const days = known(readNumber(rule, `condition.${property}`));
    const sent = days !== 0 || known(readBoolean(rule, `condition.${AGES[property]}`)) === true;
    return days === undefined || !sent ? [] : [{ property, days }];
}
