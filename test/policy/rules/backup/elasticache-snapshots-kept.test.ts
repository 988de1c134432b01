import rule from "../../../../policy/rules/backup/elasticache-snapshots-kept.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "cache-us-east-1";
const DAYS = "snapshotRetentionLimit";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [{ when: "they are kept for a week", change: (good) => good.at(EAST, DAYS, 7), at: EAST }],
    fails: [
        {
            when: "they are kept for six days",
            change: (good) => good.at(EAST, DAYS, 6),
            at: EAST,
            says: /snapshotRetentionLimit is 6 days, needs 7 or more/,
        },
        { when: "none are made", change: (good) => good.at(EAST, DAYS, 0), at: EAST, says: /is 0 days/ },
        { when: "nothing is said", change: (good) => good.at(EAST, DAYS, undefined), at: EAST, says: /is 0 days/ },
        {
            when: "the stack wants more",
            change: (good) => good,
            at: EAST,
            settings: { retentionDays: 8 },
            says: /is 7 days, needs 8/,
        },
    ],
    unknown: [
        { when: "it is not known", change: (good) => good.at(EAST, DAYS, UNKNOWN), at: EAST, becomes: "unknown" },
    ],
});
