import rule from "../../../../policy/rules/deletion/secretsmanager-secret-can-be-restored.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const SECRET = "administrator-secret";
const DAYS = "recoveryWindowInDays";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        { when: "nothing is said, which is a month", change: (good) => good.at(SECRET, DAYS, undefined), at: SECRET },
        { when: "it is a week", change: (good) => good.at(SECRET, DAYS, 7), at: SECRET },
    ],
    fails: [
        {
            when: "nothing is said, which is 30 days, and the stack wants one more",
            change: (good) => good.at(SECRET, DAYS, undefined),
            at: SECRET,
            settings: { recoveryDays: 31 },
            says: /is 30, needs 31/,
            remedy: "no",
        },
        {
            when: "it goes at once",
            change: (good) => good.at(SECRET, DAYS, 0),
            at: SECRET,
            says: /recoveryWindowInDays is 0, needs 7 or more/,
        },
        {
            when: "the stack wants more",
            change: (good) => good.at(SECRET, DAYS, 13),
            at: SECRET,
            settings: { recoveryDays: 14 },
            says: /is 13, needs 14/,
        },
        {
            when: "it is a day less than a week",
            change: (good) => good.at(SECRET, DAYS, 6),
            at: SECRET,
            says: /is 6, needs 7/,
        },
    ],
    unknown: [
        { when: "it is not known", change: (good) => good.at(SECRET, DAYS, UNKNOWN), at: SECRET, becomes: "fail" },
    ],
});
