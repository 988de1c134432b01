import rule from "../../../../policy/rules/deletion/dynamodb-deletion-protected.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { tableState } from "../../states/aws-data-table.ts";

const PROPERTY = "deletionProtectionEnabled";

export default meetsContract(rule, {
    good: () => tableState(),
    passes: [],
    fails: [
        {
            when: "it may be deleted",
            change: (good) => good.at("table", PROPERTY, false),
            at: "table",
            says: /is false, needs true/,
        },
        {
            when: "nothing is said",
            change: (good) => good.at("table", PROPERTY, undefined),
            at: "table",
            says: /is false, needs true/,
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
