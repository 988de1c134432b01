import rule from "../../../../policy/rules/backup/gke-backup-plan-daily.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { gkeState, PLAN } from "../../states/gcp-gke.ts";

const CRON = "backupSchedule.cronSchedule";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        { when: "it runs every six hours", change: (good) => good.at(PLAN, CRON, "0 */6 * * *"), at: PLAN },
        {
            when: "it allows a day of loss",
            change: (good) => good.at(PLAN, "backupSchedule", { rpoConfig: { targetRpoMinutes: 1440 } }),
            at: PLAN,
        },
        {
            when: "the stack is content with a week",
            change: (good) => good.at(PLAN, CRON, "0 3 * * 0"),
            at: PLAN,
            settings: { maximumHours: 168 },
        },
    ],
    fails: [
        {
            when: "it runs once a week",
            change: (good) => good.at(PLAN, CRON, "0 3 * * 0"),
            at: PLAN,
            says: /every 168 h, needs at most 24 h/,
        },
        {
            when: "it runs once a month",
            change: (good) => good.at(PLAN, CRON, "0 3 1 * *"),
            at: PLAN,
            says: /every 744 h/,
        },
        {
            when: "it runs in one month",
            change: (good) => good.at(PLAN, CRON, "0 3 * 1 *"),
            at: PLAN,
            says: /every 8760 h/,
        },
        {
            when: "it allows more than a day of loss",
            change: (good) => good.at(PLAN, "backupSchedule", { rpoConfig: { targetRpoMinutes: 2880 } }),
            at: PLAN,
            says: /every 48 h/,
            remedy: "no",
        },
        {
            when: "it is paused",
            change: (good) => good.at(PLAN, "backupSchedule.paused", true),
            at: PLAN,
            says: /paused is true/,
        },
        {
            when: "it has no schedule",
            change: (good) => good.at(PLAN, "backupSchedule", undefined),
            at: PLAN,
            says: /runs by hand alone/,
        },
        {
            when: "its schedule is empty",
            change: (good) => good.at(PLAN, CRON, ""),
            at: PLAN,
            says: /runs by hand alone/,
        },
    ],
    unknown: [
        {
            when: "the schedule is not known",
            change: (good) => good.at(PLAN, CRON, UNKNOWN),
            at: PLAN,
            becomes: "unknown",
        },
    ],
});
