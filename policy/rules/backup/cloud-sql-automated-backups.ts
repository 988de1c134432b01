import { INSTANCE, instanceDocs, isReplica } from "../../clouds/gcp/cloud-sql.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-sql-automated-backups",
    title: "A Cloud SQL instance that takes writes is backed up every day",
    severity: "critical",
    concern: "backup",
    types: [INSTANCE],
    breaks: "data that a bug or a person destroys is destroyed on every replica within a second and cannot be had back",
    remedy: "{ settings: { backupConfiguration: { enabled: true } } }",
    sources: [
        instanceDocs,
        { url: "https://cloud.google.com/sql/docs/postgres/backup-recovery/backups", read: "2026-11-22" },
    ],
    requirements: ["CN-03", "HB-08", "AG-04"],
    whenUnknown: "fail",
    settings: {},
    judge: (instance) => {
        if (isReplica(instance)) return undefined;
        const enabled = known(readBoolean(instance, "settings.backupConfiguration.enabled"));
        return enabled === true
            ? pass(instance, "backed up every day")
            : fail(instance, `settings.backupConfiguration.enabled is ${enabled ?? "not set"}, needs true`);
    },
});
