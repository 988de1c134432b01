import rule from "../../../../policy/rules/backup/dynamodb-point-in-time-recovery.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { tableState } from "../../states/aws-data-table.ts";

const PROPERTY = "pointInTimeRecovery.enabled";

export default meetsContract(rule, {
    good: () => tableState(),
    passes: [],
    fails: [
        {
            when: "it is off",
            change: (good) => good.at("table", PROPERTY, false),
            at: "table",
            says: /enabled is not true/,
        },
        {
            when: "nothing is said",
            change: (good) => good.at("table", "pointInTimeRecovery", undefined),
            at: "table",
            says: /enabled is not true/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at("table", PROPERTY, UNKNOWN),
            at: "table",
            becomes: "fail",
        },
    ],
});
