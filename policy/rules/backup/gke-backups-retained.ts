import { BACKUP_PLAN, planDocs } from "../../clouds/gcp/gke-backup.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-backups-retained",
    title: "Backups of a GKE cluster are kept for weeks, and not for ever",
    severity: "medium",
    concern: "backup",
    types: [BACKUP_PLAN],
    breaks: "damage inside the cluster that is found late cannot be undone, or backups pile up until their quota stops them",
    remedy: "{ retentionPolicy: { backupRetainDays: 30 } }",
    sources: [planDocs],
    requirements: ["AG-04", "AG-09"],
    whenUnknown: "unknown",
    settings: { days: 14 },
    judge: (plan, { days }) => {
        // Google keeps them until somebody deletes them when nothing is said.
        const kept = known(readNumber(plan, "retentionPolicy.backupRetainDays")) ?? 0;
        return kept >= days
            ? pass(plan, `backups are kept ${kept} days`)
            : fail(
                  plan,
                  `retentionPolicy.backupRetainDays is ${kept === 0 ? "not set, which keeps all for ever" : kept}, needs at least ${days}`,
                  `{ retentionPolicy: { backupRetainDays: ${days} } }`,
              );
    },
});
