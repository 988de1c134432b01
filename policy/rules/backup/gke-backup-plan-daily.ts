import { BACKUP_PLAN, backupEveryHours, backupPlanDocs } from "../../clouds/gcp/gke.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-backup-plan-daily",
    title: "A backup plan of a GKE cluster runs every day",
    severity: "high",
    concern: "backup",
    types: [BACKUP_PLAN],
    breaks: "what was deployed and written since the last run is lost with the cluster",
    remedy: '{ backupSchedule: { cronSchedule: "0 3 * * *", paused: false } }',
    sources: [backupPlanDocs],
    requirements: ["AG-04", "HB-08"],
    whenUnknown: "unknown",
    settings: { maximumHours: 24 },
    judge: (plan, { maximumHours }) => {
        if (known(readBoolean(plan, "backupSchedule.paused")) === true)
            return fail(plan, "backupSchedule.paused is true, needs false");
        const hours = backupEveryHours(plan);
        if (hours === undefined) return fail(plan, "backupSchedule is not set, so it runs by hand alone");
        return hours <= maximumHours
            ? pass(plan, `runs every ${hours} h or more often`)
            : fail(plan, `runs every ${hours} h, needs at most ${maximumHours} h`);
    },
});
