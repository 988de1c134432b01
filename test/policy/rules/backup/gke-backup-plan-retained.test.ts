import rule from "../../../../policy/rules/backup/gke-backup-plan-retained.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { gkeState, PLAN } from "../../states/gcp-gke.ts";

const DAYS = "retentionPolicy.backupRetainDays";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        { when: "it keeps them for a week", change: (good) => good.at(PLAN, DAYS, 7), at: PLAN },
        { when: "it never deletes them", change: (good) => good.at(PLAN, DAYS, 0), at: PLAN },
        {
            when: "it says nothing, which never deletes them",
            change: (good) => good.at(PLAN, "retentionPolicy", undefined),
            at: PLAN,
        },
    ],
    fails: [
        {
            when: "it keeps them for six days",
            change: (good) => good.at(PLAN, DAYS, 6),
            at: PLAN,
            says: /is 6, needs at least 7/,
        },
        {
            when: "the stack wants more",
            change: (good) => good,
            at: PLAN,
            settings: { retentionDays: 31 },
            says: /is 30, needs at least 31/,
        },
    ],
    unknown: [
        { when: "it is not known", change: (good) => good.at(PLAN, DAYS, UNKNOWN), at: PLAN, becomes: "unknown" },
    ],
});
