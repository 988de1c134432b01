import { INSTANCE, instanceDocs, isReplica, transactionLogDays } from "../../clouds/gcp/cloud-sql.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-sql-transaction-log-retained",
    title: "Cloud SQL keeps the transaction log of a week",
    severity: "high",
    concern: "backup",
    types: [INSTANCE],
    breaks: "damage that is found after a long weekend can be undone to a whole day only, not to the minute before it",
    remedy: "{ settings: { backupConfiguration: { transactionLogRetentionDays: 7 } } }",
    sources: [
        instanceDocs,
        { url: "https://cloud.google.com/sql/docs/postgres/backup-recovery/pitr", read: "2026-11-22" },
    ],
    requirements: ["CN-03", "HB-08", "AG-04"],
    whenUnknown: "unknown",
    settings: { days: 7 },
    judge: (instance, { days }) => {
        if (isReplica(instance)) return undefined;
        const kept = transactionLogDays(instance);
        return kept >= days
            ? pass(instance, `the transaction log is kept ${kept} days`)
            : fail(
                  instance,
                  `settings.backupConfiguration.transactionLogRetentionDays is ${kept}, needs at least ${days}`,
                  `{ settings: { backupConfiguration: { transactionLogRetentionDays: ${days} } } }`,
              );
    },
});
