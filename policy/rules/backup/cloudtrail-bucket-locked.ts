import { TRAIL, trailDocs } from "../../clouds/aws/cloudtrail.ts";
import { BUCKET, bucketDocs } from "../../clouds/aws/s3.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { declaredNumber } from "../../systems.ts";

const LOCK = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const DAYS_A_YEAR = 365;

export default defineResourceRule({
    id: "cloudtrail-bucket-locked",
    title: "What a trail of CloudTrail writes cannot be deleted for as long as audits ask for it",
    severity: "high",
    concern: "backup",
    types: [TRAIL, LOCK],
    breaks: "whoever did the damage deletes the trail of it, and nobody can show what happened",
    remedy: 'new aws.s3.BucketObjectLockConfiguration("audit-lock", { bucket: bucket.id, rule: { defaultRetention: { mode: "COMPLIANCE", days: 1095 } } })',
    sources: [
        trailDocs,
        bucketDocs("bucketobjectlockconfiguration"),
        { url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html", read: "2026-11-22" },
    ],
    requirements: ["CN-14", "ET-15"],
    whenUnknown: "unknown",
    // Three years, where a system declares nothing else.
    settings: { retentionDays: 1095 },
    judge: (trail, { retentionDays }, graph) => {
        const [bucket] = graph.referred(trail, "s3BucketName", BUCKET);
        // A lock writes to no bucket, and another account's or stack's bucket tells nothing here.
        if (bucket === undefined) return undefined;
        const needed = declaredNumber(graph, trail, "backups.auditDays") ?? retentionDays;
        const [lock] = graph.referring(bucket, LOCK, "bucket");
        const days = lock === undefined ? 0 : lockedDays(lock);
        if (days >= needed) return pass(trail, `${bucket.name} is locked for ${days} days`);
        const retention = `rule: { defaultRetention: { mode: "COMPLIANCE", days: ${needed} } }`;
        return lock === undefined
            ? fail(
                  trail,
                  `no lock is on ${bucket.name}`,
                  `new aws.s3.BucketObjectLockConfiguration("${bucket.name}-lock", { bucket: "${bucket.id ?? bucket.name}", ${retention} })`,
              )
            : fail(lock, `keeps objects of ${trail.name} for ${days} days, needs ${needed}`, `{ ${retention} }`);
    },
});

/** Retention is in days or in years. */
function lockedDays(lock: Resource): number {
    const days = known(readNumber(lock, "rule.defaultRetention.days"));
    return days ?? DAYS_A_YEAR * (known(readNumber(lock, "rule.defaultRetention.years")) ?? 0);
}
