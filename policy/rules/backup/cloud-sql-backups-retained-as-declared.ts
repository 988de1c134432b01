import { INSTANCE, instanceDocs, isReplica, retainedBackups } from "../../clouds/gcp/cloud-sql.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { declaredNumber } from "../../systems.ts";

export default defineResourceRule({
    id: "cloud-sql-backups-retained-as-declared",
    title: "Daily backups of a Cloud SQL instance are kept as long as its system declares",
    severity: "high",
    concern: "backup",
    types: [INSTANCE],
    breaks: "damage that is found later than the oldest backup cannot be undone, though the system promised that it could",
    remedy: "{ settings: { backupConfiguration: { backupRetentionSettings: { retainedBackups: 30 } } } }",
    sources: [
        instanceDocs,
        { url: "https://cloud.google.com/sql/docs/postgres/backup-recovery/backups", read: "2026-11-22" },
    ],
    requirements: ["CN-03", "HB-08"],
    whenUnknown: "unknown",
    settings: { days: 7 },
    judge: (instance, { days }, graph) => {
        if (isReplica(instance)) return undefined;
        const needed = declaredNumber(graph, instance, "backups.databaseDays") ?? days;
        const kept = retainedBackups(instance);
        return kept >= needed
            ? pass(instance, `${kept} daily backups are kept, of ${needed} days declared`)
            : fail(
                  instance,
                  `settings.backupConfiguration.backupRetentionSettings.retainedBackups is ${kept}, needs at least ${needed}, one a day`,
                  `{ settings: { backupConfiguration: { backupRetentionSettings: { retainedBackups: ${needed} } } } }`,
              );
    },
});
