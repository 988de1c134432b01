import rule from "../../../../policy/rules/backup/backup-plan-keeps-as-declared.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const PLAN = "plan-us-east-1";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "nothing says when they go",
            change: (good) => good.at(PLAN, "rules[0].lifecycle", undefined),
            at: PLAN,
        },
        {
            when: "the system declares nothing and a week is kept",
            change: (good) => keeps(7)(good).at("erato", "backups", undefined),
            at: PLAN,
        },
        {
            when: "one of its rules keeps them",
            change: (good) =>
                good.at(PLAN, "rules", [{ lifecycle: { deleteAfter: 2 } }, { lifecycle: { deleteAfter: 35 } }]),
            at: PLAN,
        },
    ],
    fails: [
        {
            when: "a day is missing",
            change: keeps(34),
            at: PLAN,
            says: /lifecycle.deleteAfter is 34 days at most, needs 35/,
        },
        {
            when: "the system declares nothing and less than a week is kept",
            change: (good) => keeps(6)(good).at("erato", "backups", undefined),
            at: PLAN,
            says: /is 6 days at most, needs 7/,
        },
        { when: "it has no rules", change: (good) => good.at(PLAN, "rules", []), at: PLAN, says: /is 0 days/ },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(PLAN, "rules[0].lifecycle.deleteAfter", UNKNOWN),
            at: PLAN,
            becomes: "unknown",
        },
    ],
});

function keeps(days: number): (good: State) => State {
    return (good) => good.at(PLAN, "rules[0].lifecycle.deleteAfter", days);
}
