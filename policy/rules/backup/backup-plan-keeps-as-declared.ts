import { inDays, keptDays, PLAN, planDocs, rulesOf } from "../../clouds/aws/backup.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { declaredNumber } from "../../systems.ts";

export default defineResourceRule({
    id: "backup-plan-keeps-as-declared",
    title: "A plan of AWS Backup keeps backups for as many days as its system declares",
    severity: "high",
    concern: "backup",
    types: [PLAN],
    breaks: "a mistake that is found late has outlived every backup from before it",
    remedy: "{ rules: [{ lifecycle: { deleteAfter: 35 } }] }",
    sources: [
        planDocs,
        { url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html", read: "2026-11-22" },
    ],
    requirements: ["ER-11"],
    whenUnknown: "unknown",
    // Where a system declares none.
    settings: { retentionDays: 7 },
    judge: (plan, { retentionDays }, graph) => {
        const needed = declaredNumber(graph, plan, "backups.vaultDays") ?? retentionDays;
        const kept = Math.max(0, ...rulesOf(plan).map(keptDays));
        return kept >= needed
            ? pass(plan, `backups are kept for ${inDays(kept)}`)
            : fail(
                  plan,
                  `lifecycle.deleteAfter is ${kept} days at most, needs ${needed} or more`,
                  `{ rules: [{ lifecycle: { deleteAfter: ${needed} } }] }`,
              );
    },
});
