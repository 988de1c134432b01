import { VAULT } from "../../clouds/aws/backup.ts";
import { BUCKET, bucketDocs } from "../../clouds/aws/s3.ts";
import { defineResourceRule } from "../../rule.ts";
import { judgeSwitches } from "../../switch.ts";

export default defineResourceRule({
    id: "aws-storage-not-emptied-by-a-destroy",
    title: "Buckets and vaults on AWS that hold something cannot be destroyed",
    severity: "critical",
    concern: "deletion",
    types: [BUCKET, VAULT],
    breaks: "a destroy first empties the bucket or the vault: every file and every backup in it, with all versions",
    remedy: "{ forceDestroy: false }",
    sources: [
        bucketDocs("bucket"),
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/backup/vault/", read: "2026-11-22" },
    ],
    requirements: ["ER-09", "ER-11"],
    whenUnknown: "fail",
    settings: {},
    judge: (storage) => judgeSwitches(storage, { property: "forceDestroy", needs: false, unset: false }),
});
