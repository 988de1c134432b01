import rule from "../../../../policy/rules/deployment/aws-data-changes-wait-for-the-window.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "database-us-east-1";
const CACHE = "cache-us-west-2";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "nothing is said, which waits",
            change: (good) => good.at(EAST, "applyImmediately", undefined),
            at: EAST,
        },
    ],
    fails: [
        {
            when: "a database changes at once",
            change: (good) => good.at(EAST, "applyImmediately", true),
            at: EAST,
            says: /applyImmediately is true, needs false/,
        },
        {
            when: "a cache changes at once",
            change: (good) => good.at(CACHE, "applyImmediately", true),
            at: CACHE,
            says: /applyImmediately is true/,
        },
        {
            when: "a cluster changes at once",
            change: (good) => good.facts(EAST, { type: "aws:rds/cluster:Cluster" }).at(EAST, "applyImmediately", true),
            at: EAST,
            says: /applyImmediately is true/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(EAST, "applyImmediately", UNKNOWN),
            at: EAST,
            becomes: "unknown",
        },
    ],
});
