import { BUCKET, bucketDocs } from "../../clouds/gcp/storage.ts";
import { knownOr, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const DAY_SECONDS = 86_400;

export default defineResourceRule({
    id: "storage-bucket-soft-delete",
    title: "A storage bucket can give back for a week what was deleted from it",
    severity: "high",
    concern: "deletion",
    types: [BUCKET],
    breaks: "objects that are deleted with all their versions, or with the bucket, cannot be had back by anybody",
    remedy: "{ softDeletePolicy: { retentionDurationSeconds: 604800 } }",
    sources: [bucketDocs, { url: "https://docs.cloud.google.com/storage/docs/soft-delete", read: "2026-11-22" }],
    requirements: ["ET-15", "AG-10"],
    whenUnknown: "unknown",
    settings: { days: 7 },
    judge: (bucket, { days }) => {
        // Google keeps deleted objects for seven days when nothing is said.
        const seconds = knownOr(readNumber(bucket, "softDeletePolicy.retentionDurationSeconds"), 7 * DAY_SECONDS);
        const needed = days * DAY_SECONDS;
        return seconds >= needed
            ? pass(bucket, `deleted objects are kept ${seconds / DAY_SECONDS} days`)
            : fail(
                  bucket,
                  `softDeletePolicy.retentionDurationSeconds is ${seconds}, needs at least ${needed} (${days} days)`,
                  `{ softDeletePolicy: { retentionDurationSeconds: ${needed} } }`,
              );
    },
});
