import { defineResourceRule, fail, pass } from "../../rule.ts";
import { allowedLoss } from "../../systems.ts";
import { RESTORABLE, restoreLoses } from "../../time/recovery-point.ts";

export default defineResourceRule({
    id: "recovery-point-within-objective",
    title: "A system promises to lose no less than a restore of its database can lose",
    severity: "high",
    concern: "objectives",
    types: RESTORABLE,
    breaks: "after a mistake in the data the restore comes short of what users were promised",
    remedy: "{ objectives: { recoveryPoint: { targetSeconds: 300 } } }",
    sources: [
        { url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html", read: "2026-11-22" },
        { url: "https://cloud.google.com/sql/docs/postgres/backup-recovery/restore", read: "2026-11-22" },
        { url: "https://docs.cloud.google.com/firestore/docs/pitr", read: "2026-11-22" },
    ],
    requirements: ["ET-14", "AG-12", "PL-07"],
    whenUnknown: "unknown",
    settings: {},
    judge: (database, _settings, graph) => {
        // Without a point in time to restore to, the rules about that speak.
        const loses = restoreLoses(database);
        const allowed = allowedLoss(graph, database);
        if (loses === undefined || allowed === undefined) return undefined;
        return loses <= allowed
            ? pass(database, `a restore loses up to ${loses} s of the ${allowed} s that the system allows`)
            : fail(
                  database,
                  `a restore loses up to ${loses} s, and the system allows ${allowed} s: objectives.recoveryPoint must be at least ${loses} s`,
                  `{ objectives: { recoveryPoint: { targetSeconds: ${loses} } } }`,
              );
    },
});
