import rule from "../../../../policy/rules/deletion/rds-deletion-leaves-backups.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "database-us-east-1";
const WEST = "database-us-west-2";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "the last snapshot is left to the provider, which takes one",
            change: (good) => good.at(EAST, "skipFinalSnapshot", undefined),
            at: EAST,
        },
    ],
    fails: [
        {
            when: "no last snapshot is taken",
            change: (good) => good.at(EAST, "skipFinalSnapshot", true),
            at: EAST,
            says: /^skipFinalSnapshot is true, needs false$/,
        },
        {
            when: "backups go with the database",
            change: (good) => good.at(WEST, "deleteAutomatedBackups", true),
            at: WEST,
            says: /^deleteAutomatedBackups is true, needs false$/,
        },
        {
            when: "nothing is said about backups",
            change: (good) => good.at(EAST, "deleteAutomatedBackups", undefined),
            at: EAST,
            says: /deleteAutomatedBackups is true/,
        },
        {
            when: "neither is left",
            change: (good) => good.set(EAST, { skipFinalSnapshot: true, deleteAutomatedBackups: true }),
            at: EAST,
            says: /skipFinalSnapshot is true, needs false; deleteAutomatedBackups is true, needs false/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(EAST, "skipFinalSnapshot", UNKNOWN),
            at: EAST,
            becomes: "fail",
        },
    ],
    silent: [
        {
            when: "only a replica of its own region is there",
            change: (good) =>
                good.without(EAST).set(WEST, { replicateSourceDb: "database-0", skipFinalSnapshot: true }),
        },
    ],
});
