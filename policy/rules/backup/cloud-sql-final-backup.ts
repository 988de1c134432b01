import { INSTANCE, instanceDocs, isReplica } from "../../clouds/gcp/cloud-sql.ts";
import { known, readBoolean, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-sql-final-backup",
    title: "Cloud SQL makes a last backup before an instance is deleted, and keeps it",
    severity: "medium",
    concern: "backup",
    types: [INSTANCE],
    breaks: "an instance deleted by mistake takes everything with it that was written since the last daily backup",
    remedy: "{ settings: { finalBackupConfig: { enabled: true, retentionDays: 30 } } }",
    sources: [
        instanceDocs,
        { url: "https://cloud.google.com/sql/docs/postgres/backup-recovery/backups", read: "2026-11-22" },
    ],
    requirements: ["CN-03", "CN-12"],
    whenUnknown: "unknown",
    settings: { days: 7 },
    judge: (instance, { days }) => {
        if (isReplica(instance)) return undefined;
        const enabled = known(readBoolean(instance, "settings.finalBackupConfig.enabled"));
        if (enabled !== true)
            return fail(instance, `settings.finalBackupConfig.enabled is ${enabled ?? "not set"}, needs true`);
        const kept = known(readNumber(instance, "settings.finalBackupConfig.retentionDays"));
        return kept !== undefined && kept >= days
            ? pass(instance, `a last backup is kept ${kept} days`)
            : fail(
                  instance,
                  `settings.finalBackupConfig.retentionDays is ${kept ?? "not set"}, needs at least ${days}`,
                  `{ settings: { finalBackupConfig: { retentionDays: ${days} } } }`,
              );
    },
});
