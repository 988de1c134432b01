import rule from "../../../../policy/rules/deletion/rds-deletion-protected.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "database-us-east-1";
const WEST = "database-us-west-2";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [{ when: "it is a replica that is protected", change: (good) => good, at: WEST }],
    fails: [
        {
            when: "it may be deleted",
            change: (good) => good.at(EAST, "deletionProtection", false),
            at: EAST,
            says: /deletionProtection is false, needs true/,
        },
        {
            when: "nothing is said",
            change: (good) => good.at(WEST, "deletionProtection", undefined),
            at: WEST,
            says: /deletionProtection is false/,
        },
        {
            when: "an Aurora cluster may be deleted",
            change: (good) =>
                good
                    .facts(EAST, { type: "aws:rds/cluster:Cluster" })
                    .set(EAST, { engine: "aurora-postgresql", deletionProtection: false }),
            at: EAST,
            says: /deletionProtection is false/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(EAST, "deletionProtection", UNKNOWN),
            at: EAST,
            becomes: "fail",
        },
    ],
    silent: [
        {
            when: "only a member of an Aurora cluster is there, which its cluster protects",
            change: (good) => good.without(WEST).set(EAST, { engine: "aurora-mysql", deletionProtection: false }),
        },
    ],
});
