import { INSTANCE, instanceDocs, isReplica, pointInTimeRecovery } from "../../clouds/gcp/cloud-sql.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-sql-point-in-time-recovery",
    title: "A Cloud SQL instance that takes writes can be restored to any minute",
    severity: "critical",
    concern: "backup",
    types: [INSTANCE],
    breaks: "a restore goes back to the last daily backup, and up to a day of writes is lost",
    remedy: "{ settings: { backupConfiguration: { pointInTimeRecoveryEnabled: true } } }",
    sources: [
        instanceDocs,
        { url: "https://cloud.google.com/sql/docs/postgres/backup-recovery/pitr", read: "2026-11-22" },
    ],
    requirements: ["CN-03", "HB-08", "AG-04"],
    whenUnknown: "fail",
    settings: {},
    judge: (instance) => {
        if (isReplica(instance)) return undefined;
        const { property, on } = pointInTimeRecovery(instance);
        return on
            ? pass(instance, `settings.backupConfiguration.${property} is on`)
            : fail(
                  instance,
                  `settings.backupConfiguration.${property} is off, needs true`,
                  `{ settings: { backupConfiguration: { ${property}: true } } }`,
              );
    },
});
