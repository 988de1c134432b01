import { BACKUP_PLAN, backupPlanDocs } from "../../clouds/gcp/gke.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-backup-plan-retained",
    title: "Backups of a GKE cluster are kept for at least a week",
    severity: "high",
    concern: "backup",
    types: [BACKUP_PLAN],
    breaks: "by the time that somebody notices what was deleted, the last backup that holds it is deleted too",
    remedy: "{ retentionPolicy: { backupRetainDays: 7 } }",
    sources: [backupPlanDocs],
    requirements: ["AG-04", "HB-08"],
    whenUnknown: "unknown",
    settings: { retentionDays: 7 },
    judge: (plan, { retentionDays }) => {
        const days = known(readNumber(plan, "retentionPolicy.backupRetainDays"));
        // Neither unset nor 0 ever deletes a backup.
        if (days === undefined || days === 0) return pass(plan, "keeps backups until somebody deletes them");
        return days >= retentionDays
            ? pass(plan, `keeps backups for ${days} days`)
            : fail(
                  plan,
                  `retentionPolicy.backupRetainDays is ${days}, needs at least ${retentionDays}`,
                  `{ retentionPolicy: { backupRetainDays: ${retentionDays} } }`,
              );
    },
});
