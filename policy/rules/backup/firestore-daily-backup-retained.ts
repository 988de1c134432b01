import { BACKUP_SCHEDULE, DATABASE } from "../../clouds/gcp/firestore.ts";
import { known, readPart, readSeconds } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { declaredNumber } from "../../systems.ts";

const DAY_SECONDS = 86_400;

export default defineResourceRule({
    id: "firestore-daily-backup-retained",
    title: "A Firestore database is backed up daily and its backups are kept as long as the system declares",
    severity: "critical",
    concern: "backup",
    types: [DATABASE],
    breaks: "point-in-time recovery reaches back seven days; damage found later cannot be undone",
    remedy: 'new gcp.firestore.BackupSchedule("<name>", { database: resource.name, dailyRecurrence: {}, retention: "2592000s" })',
    sources: [
        { url: "https://docs.cloud.google.com/firestore/docs/backups", read: "2026-11-22" },
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/firestore/backupschedule/", read: "2026-11-22" },
    ],
    requirements: ["ET-15"],
    whenUnknown: "fail",
    settings: { days: 30 },
    judge: (database, { days }, graph) => {
        const needed = declaredNumber(graph, database, "backups.firestoreDays") ?? days;
        const schedules = graph
            .ofType(BACKUP_SCHEDULE)
            .filter((schedule) => graph.referred(schedule, "database", DATABASE).includes(database));
        const daily = schedules.filter((schedule) => known(readPart(schedule, "dailyRecurrence")) !== undefined);
        const kept = daily.map((schedule) => (known(readSeconds(schedule, "retention")) ?? 0) / DAY_SECONDS);
        const longest = Math.max(0, ...kept);
        if (longest >= needed) return pass(database, `backed up daily, kept ${longest} days of the ${needed} declared`);

        const retention = `${needed * DAY_SECONDS}s`;
        const [schedule] = daily;
        if (schedule !== undefined) {
            return fail(
                schedule,
                `retention is ${longest} days, needs at least ${needed}`,
                `{ retention: "${retention}" }`,
            );
        }
        const found = schedules.length === 0 ? "no backup schedule" : "no daily backup schedule";
        const remedy = `new gcp.firestore.BackupSchedule("${database.name}-daily", { database: resource.name, dailyRecurrence: {}, retention: "${retention}" })`;
        return fail(database, `${found} names this database`, remedy);
    },
});
