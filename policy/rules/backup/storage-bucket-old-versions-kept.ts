import { BUCKET, bucketDocs } from "../../clouds/gcp/storage.ts";
import { known, type Readable, readNumber, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "storage-bucket-old-versions-kept",
    title: "Old versions of objects are kept for a week before a lifecycle rule deletes them",
    severity: "medium",
    concern: "backup",
    types: [BUCKET],
    breaks: "versions are there and gone again before anybody notices that a file was overwritten",
    remedy: '{ lifecycleRules: [{ action: { type: "Delete" }, condition: { daysSinceNoncurrentTime: 7 } }] }',
    sources: [bucketDocs, { url: "https://docs.cloud.google.com/storage/docs/lifecycle", read: "2026-11-22" }],
    requirements: ["CN-12", "AG-10"],
    whenUnknown: "unknown",
    settings: { days: 7 },
    judge: (bucket, { days }) => {
        const rules = known(readParts(bucket, "lifecycleRules")) ?? [];
        const ages = rules.flatMap((rule, index) => {
            const kept = deletesOldVersionsAfter(rule);
            return kept === undefined ? [] : [{ index, kept }];
        });
        const [early] = ages.filter(({ kept }) => kept < days);
        if (early === undefined)
            return ages.length > 0 ? pass(bucket, `old versions are kept ${days} days`) : undefined;
        const rule = `{ action: { type: "Delete" }, condition: { daysSinceNoncurrentTime: ${days} } }`;
        return fail(
            bucket,
            `lifecycleRules[${early.index}] deletes old versions after ${early.kept} days: condition.daysSinceNoncurrentTime must be at least ${days}`,
            `{ lifecycleRules: [${"{}, ".repeat(early.index)}${rule}] }`,
        );
    },
});

/** Days from the moment that a version is old; `undefined` for a rule that is not about old versions alone. */
function deletesOldVersionsAfter(rule: Readable): number | undefined {
    if (known(readString(rule, "action.type")) !== "Delete") return undefined;
    const since = known(readNumber(rule, "condition.daysSinceNoncurrentTime"));
    const newer = known(readNumber(rule, "condition.numNewerVersions"));
    const state = known(readString(rule, "condition.withState"));
    return since !== undefined || newer !== undefined || state === "ARCHIVED" ? (since ?? 0) : undefined;
}
