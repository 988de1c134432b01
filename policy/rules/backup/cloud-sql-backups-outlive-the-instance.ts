import { INSTANCE, instanceDocs, isReplica } from "../../clouds/gcp/cloud-sql.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-sql-backups-outlive-the-instance",
    title: "Backups of a Cloud SQL instance stay when the instance is deleted",
    severity: "high",
    concern: "backup",
    types: [INSTANCE],
    breaks: "whoever deletes the instance deletes every backup of it in the same moment",
    remedy: "{ settings: { retainBackupsOnDelete: true } }",
    sources: [
        instanceDocs,
        { url: "https://cloud.google.com/sql/docs/postgres/backup-recovery/backups", read: "2026-11-22" },
    ],
    requirements: ["CN-03", "CN-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (instance) => {
        if (isReplica(instance)) return undefined;
        const retained = known(readBoolean(instance, "settings.retainBackupsOnDelete"));
        return retained === true
            ? pass(instance, "backups stay when it is deleted")
            : fail(instance, `settings.retainBackupsOnDelete is ${retained ?? "not set"}, needs true`);
    },
});
