import { isDaily, PLAN, planDocs, rulesOf } from "../../clouds/aws/backup.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "backup-plan-runs-daily",
    title: "A plan of AWS Backup makes a backup every day",
    severity: "high",
    concern: "backup",
    types: [PLAN],
    breaks: "what a restore brings back is days old, and nobody has decided to lose that much",
    remedy: '{ rules: [{ schedule: "cron(0 5 * * ? *)" }] }',
    sources: [
        planDocs,
        { url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRule.html", read: "2026-11-22" },
    ],
    requirements: ["CN-03", "ER-11"],
    whenUnknown: "unknown",
    settings: {},
    judge: (plan) =>
        rulesOf(plan).some(isDaily) ? pass(plan, "backs up every day") : fail(plan, "no rule runs every day"),
});
