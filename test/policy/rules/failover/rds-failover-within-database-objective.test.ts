import rule from "../../../../policy/rules/failover/rds-failover-within-database-objective.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";
import { EAST, SYSTEM, WEST } from "../../states/aws-data-place.ts";

const at = `database-${EAST}`;
const OBJECTIVE = "objectives.triggers.database.failoverSeconds";

export default meetsContract(rule, {
    good: awsDataState,
    passes: [{ when: "the system allows more", change: (good) => good.at(SYSTEM, OBJECTIVE, 300), at }],
    fails: [
        {
            when: "the system allows a second less than a failover typically takes",
            change: (good) => good.at(SYSTEM, OBJECTIVE, 119),
            at,
            says: /typically up to 120 s, and the system allows 119 s/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "it is not known whether there is a standby",
            change: (good) => good.at(at, "multiAz", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "the system promises nothing about it",
            change: (good) => good.at(SYSTEM, "objectives.triggers.database", undefined),
        },
        {
            when: "there is no standby",
            change: (good) => good.at(at, "multiAz", false).at(`database-${WEST}`, "multiAz", undefined),
        },
    ],
});
