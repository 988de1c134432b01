import { BUCKET, bucketDocs } from "../../clouds/gcp/storage.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "storage-bucket-versioned",
    title: "A storage bucket keeps the old versions of objects that are overwritten",
    severity: "high",
    concern: "backup",
    types: [BUCKET],
    breaks: "a file that a bug or a person overwrites is gone in both regions at once",
    remedy: "{ versioning: { enabled: true } }",
    sources: [bucketDocs, { url: "https://docs.cloud.google.com/storage/docs/object-versioning", read: "2026-11-22" }],
    requirements: ["ET-15", "AG-10"],
    whenUnknown: "unknown",
    settings: {},
    judge: (bucket) => {
        const enabled = known(readBoolean(bucket, "versioning.enabled"));
        return enabled === true
            ? pass(bucket, "keeps old versions")
            : fail(bucket, `versioning.enabled is ${enabled ?? "not set"}, needs true`);
    },
});
