import rule from "../../../../policy/rules/backup/firestore-daily-backup-retained.ts";
import { SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "database";
const SCHEDULE = "daily-backup";

export default meetsContract(rule, {
    passes: [
        {
            when: "the system declares nothing and backups are kept for 30 days",
            change: (good) => good.at(SYSTEM, "backups", undefined).at(SCHEDULE, "retention", "2592000s"),
            at,
        },
        { when: "backups are kept longer", change: (good) => good.at(SCHEDULE, "retention", "8467200s"), at },
        {
            when: "the system declares less",
            change: (good) => good.at(SYSTEM, "backups.firestoreDays", 7).at(SCHEDULE, "retention", "604800s"),
            at,
        },
        {
            when: "a weekly schedule is there as well",
            change: (good) =>
                good.plus({
                    type: "gcp:firestore/backupSchedule:BackupSchedule",
                    name: "weekly",
                    id: "weekly",
                    outputs: { database: "esta", weeklyRecurrence: { day: "SUNDAY" }, retention: "604800s" },
                }),
            at,
        },
        {
            when: "the schedule names the database by its id",
            change: (good) =>
                good
                    .at(SCHEDULE, "database", "projects/example-project/databases/esta")
                    .facts(SCHEDULE, { madeFrom: {} }),
            at,
        },
    ],
    fails: [
        {
            when: "the system declares nothing and backups are kept a second less than 30 days",
            change: (good) => good.at(SYSTEM, "backups", undefined).at(SCHEDULE, "retention", "2591999s"),
            at: SCHEDULE,
            says: /retention is 29\.99\d* days, needs at least 30/,
        },
        {
            when: "backups are kept a second less than declared",
            change: (good) => good.at(SCHEDULE, "retention", "2591999s"),
            at: SCHEDULE,
            says: /retention is 29\.99\d* days, needs at least 30/,
        },
        {
            when: "retention is not set",
            change: (good) => good.at(SCHEDULE, "retention", undefined),
            at: SCHEDULE,
            says: /retention is 0 days/,
        },
        {
            when: "the database is backed up weekly only",
            change: (good) =>
                good.at(SCHEDULE, "dailyRecurrence", undefined).at(SCHEDULE, "weeklyRecurrence", { day: "SUNDAY" }),
            at,
            says: /no daily backup schedule names this database/,
        },
        {
            when: "no schedule names the database",
            change: (good) => good.without(SCHEDULE),
            at,
            says: /no backup schedule names this database/,
        },
        {
            when: "the schedule is another database's",
            change: (good) => good.at(SCHEDULE, "database", "other").facts(SCHEDULE, { madeFrom: {} }),
            at,
            says: /no backup schedule/,
        },
        {
            when: "the system declares nothing and the stack asks for more",
            change: (good) => good.at(SYSTEM, "backups", undefined),
            at: SCHEDULE,
            settings: { days: 60 },
            says: /retention is 30 days, needs at least 60/,
        },
        {
            when: "retention is written wrongly",
            change: (good) => good.at(SCHEDULE, "retention", "30d"),
            at,
            says: /could not be evaluated: retention must be seconds, such as 30 or "30s", got a string/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "retention is not known",
            change: (good) => good.at(SCHEDULE, "retention", UNKNOWN),
            at,
            becomes: "fail",
        },
    ],
});
