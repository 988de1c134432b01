import { State } from "../state.ts";

/** A trail of CloudTrail and the locked bucket that it writes to. */
export function trailState(): State {
    return new State([
        {
            type: "aws:cloudtrail/trail:Trail",
            name: "trail",
            id: "trail",
            outputs: { s3BucketName: "audit", isMultiRegionTrail: true, enableLogFileValidation: true },
        },
        { type: "aws:s3/bucket:Bucket", name: "audit", id: "audit", outputs: { objectLockEnabled: true } },
        {
            type: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
            name: "audit-lock",
            id: "audit-lock",
            outputs: { bucket: "audit", rule: { defaultRetention: { mode: "COMPLIANCE", days: 1095 } } },
        },
    ]);
}
