import rule from "../../../../policy/rules/redundancy/rds-multi-az.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "database-us-east-1";
const WEST = "database-us-west-2";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [{ when: "it is the replica's turn", change: (good) => good, at: WEST }],
    fails: [
        {
            when: "the database stands in one zone",
            change: (good) => good.at(EAST, "multiAz", false),
            at: EAST,
            says: /multiAz is false, needs true/,
        },
        {
            when: "nothing is said",
            change: (good) => good.at(EAST, "multiAz", undefined),
            at: EAST,
            says: /multiAz is false/,
        },
        {
            when: "the replica that would take over stands in one zone",
            change: (good) => good.at(WEST, "multiAz", false),
            at: WEST,
            says: /multiAz is false/,
        },
        {
            when: "only references tell that the replica is one of another region",
            change: (good) => good.at(WEST, "multiAz", false).at(WEST, "replicateSourceDb", UNKNOWN),
            at: WEST,
            says: /multiAz is false/,
        },
        {
            when: "it followed nobody and says so",
            change: (good) => good.at(WEST, "multiAz", false).at(WEST, "replicateSourceDb", ""),
            at: WEST,
            says: /multiAz is false/,
        },
    ],
    unknown: [
        { when: "it is not known", change: (good) => good.at(EAST, "multiAz", UNKNOWN), at: EAST, becomes: "fail" },
    ],
    silent: [
        {
            when: "the only instance follows one of its own region",
            change: (good) => good.without(EAST).at(WEST, "multiAz", false).at(WEST, "replicateSourceDb", "database-0"),
        },
        {
            when: "the only instance is a member of an Aurora cluster, which has no such switch",
            change: (good) => good.without(WEST).at(EAST, "multiAz", false).at(EAST, "engine", "aurora-postgresql"),
        },
    ],
});
