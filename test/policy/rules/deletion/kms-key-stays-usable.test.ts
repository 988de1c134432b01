import rule from "../../../../policy/rules/deletion/kms-key-stays-usable.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const KEY = "key-us-east-1";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "nothing is said, which is a month",
            change: (good) => good.at(KEY, "deletionWindowInDays", undefined).at(KEY, "isEnabled", undefined),
            at: KEY,
        },
        {
            when: "the stack is content with two weeks",
            change: (good) => good.at(KEY, "deletionWindowInDays", 14),
            at: KEY,
            settings: { waitDays: 14 },
        },
    ],
    fails: [
        {
            when: "a deletion waits a week",
            change: (good) => good.at(KEY, "deletionWindowInDays", 7),
            at: KEY,
            says: /deletionWindowInDays is 7, needs 30/,
        },
        {
            when: "a deletion waits a day less",
            change: (good) => good.at(KEY, "deletionWindowInDays", 29),
            at: KEY,
            says: /is 29, needs 30/,
        },
        {
            when: "it is switched off",
            change: (good) => good.at(KEY, "isEnabled", false),
            at: KEY,
            says: /isEnabled is false/,
        },
    ],
    unknown: [
        { when: "it is not known", change: (good) => good.at(KEY, "isEnabled", UNKNOWN), at: KEY, becomes: "fail" },
    ],
});
