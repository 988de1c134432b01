import rule from "../../../../policy/rules/exposure/rds-not-public.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "database-us-east-1";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "nothing is said, which keeps it private",
            change: (good) => good.at(EAST, "publiclyAccessible", undefined),
            at: EAST,
        },
    ],
    fails: [
        {
            when: "it has a public address",
            change: (good) => good.at(EAST, "publiclyAccessible", true),
            at: EAST,
            says: /publiclyAccessible is true, needs false/,
        },
        {
            when: "a member of a cluster has one",
            change: (good) =>
                good
                    .facts(EAST, { type: "aws:rds/clusterInstance:ClusterInstance" })
                    .at(EAST, "publiclyAccessible", true),
            at: EAST,
            says: /publiclyAccessible is true/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(EAST, "publiclyAccessible", UNKNOWN),
            at: EAST,
            becomes: "fail",
        },
    ],
});
