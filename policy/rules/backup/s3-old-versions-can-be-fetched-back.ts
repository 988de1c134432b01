import { BUCKET, bucketDocs, keepsVersions, LIFECYCLE, takesLogs, versioningOf } from "../../clouds/aws/s3.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readNumber, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "s3-old-versions-can-be-fetched-back",
    title: "Old versions in a bucket of S3 stay long enough to be fetched back, and not for ever",
    severity: "medium",
    concern: "backup",
    types: [BUCKET, LIFECYCLE],
    breaks: "a file that was overwritten last week is gone already, or old versions pile up until somebody deletes too much",
    remedy: 'new aws.s3.BucketLifecycleConfiguration("expiry", { bucket: resource.id, rules: [{ id: "replaced", status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 30 } }] })',
    sources: [
        bucketDocs("bucketlifecycleconfiguration"),
        {
            url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-09", "ER-11"],
    whenUnknown: "unknown",
    settings: { fetchableDays: 7 },
    judge: (bucket, { fetchableDays }, graph) => {
        if (bucket.type !== BUCKET || takesLogs(graph, bucket)) return undefined;
        if (!keepsVersions(versioningOf(graph, bucket))) return undefined;
        const lifecycles = graph.referring(bucket, LIFECYCLE, "bucket");
        const ends = lifecycles.flatMap((lifecycle) => daysOf(lifecycle).map((days) => ({ lifecycle, days })));
        const soonest = ends.toSorted((one, other) => one.days - other.days)[0];
        if (soonest === undefined) {
            const rules = `[{ id: "replaced", status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 30 } }]`;
            const remedy = `new aws.s3.BucketLifecycleConfiguration("${bucket.name}-replaced", { bucket: resource.id, rules: ${rules} })`;
            return fail(bucket, "no rule that is Enabled ends old versions", remedy);
        }
        return soonest.days >= fetchableDays
            ? pass(bucket, `old versions stay for ${soonest.days} days`)
            : fail(
                  soonest.lifecycle,
                  `old versions in ${bucket.name} go after ${soonest.days} days, need ${fetchableDays} or more`,
                  `{ rules: [{ noncurrentVersionExpiration: { noncurrentDays: ${fetchableDays} } }] }`,
              );
    },
});

function daysOf(lifecycle: Resource): readonly number[] {
    return (known(readParts(lifecycle, "rules")) ?? [])
        .filter((rule) => known(readString(rule, "status")) === "Enabled")
        .flatMap((rule) => known(readNumber(rule, "noncurrentVersionExpiration.noncurrentDays")) ?? []);
}
