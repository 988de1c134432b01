import { BUCKET, bucketDocs, keepsVersions, takesLogs, VERSIONING, versioningOf } from "../../clouds/aws/s3.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "s3-bucket-versioned",
    title: "A bucket of S3 keeps old versions of what is overwritten or deleted",
    severity: "high",
    concern: "backup",
    types: [BUCKET, VERSIONING],
    breaks: "an overwritten or deleted file is gone, and its copy in the other region with it",
    remedy: 'new aws.s3.BucketVersioning("versions", { bucket: resource.id, versioningConfiguration: { status: "Enabled" } })',
    sources: [
        bucketDocs("bucketversioning"),
        { url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html", read: "2026-11-22" },
    ],
    requirements: ["ER-09", "ER-11"],
    whenUnknown: "unknown",
    settings: {},
    judge: (bucket, _settings, graph) => {
        if (bucket.type !== BUCKET || takesLogs(graph, bucket)) return undefined;
        const versioning = versioningOf(graph, bucket);
        if (keepsVersions(versioning)) return pass(bucket, "keeps old versions");
        if (versioning !== undefined) {
            const remedy = '{ versioningConfiguration: { status: "Enabled" } }';
            return fail(versioning, `versions of ${bucket.name} are not Enabled`, remedy);
        }
        // The older way, on the bucket itself.
        if (known(readBoolean(bucket, "versioning.enabled")) === true) return pass(bucket, "keeps old versions");
        const remedy = `new aws.s3.BucketVersioning("${bucket.name}-versions", { bucket: resource.id, versioningConfiguration: { status: "Enabled" } })`;
        return fail(bucket, "keeps no old versions", remedy);
    },
});
