import { BUCKET, bucketDocs } from "../../clouds/gcp/storage.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "storage-bucket-never-public",
    title: "A storage bucket cannot be opened to the public",
    severity: "high",
    concern: "exposure",
    types: [BUCKET],
    breaks: "one wrong grant shows users' files or a copy of the database to everybody",
    remedy: '{ publicAccessPrevention: "enforced" }',
    sources: [
        bucketDocs,
        { url: "https://docs.cloud.google.com/storage/docs/public-access-prevention", read: "2026-11-22" },
    ],
    requirements: ["CN-14"],
    whenUnknown: "fail",
    settings: {},
    judge: (bucket) => {
        const prevention = known(readString(bucket, "publicAccessPrevention")) ?? "inherited";
        return prevention === "enforced"
            ? pass(bucket, "public access is refused")
            : fail(bucket, `publicAccessPrevention is ${prevention}, needs enforced`);
    },
});
