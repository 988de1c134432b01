import rule from "../../../../policy/rules/redundancy/rds-replica-in-other-region.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "database-us-east-1";
const WEST = "database-us-west-2";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "the source's ARN is not known yet but the reference is",
            change: (good) => good.at(WEST, "replicateSourceDb", UNKNOWN),
            at: EAST,
        },
        {
            when: "writes have moved and the former primary is yet to be rebuilt",
            change: (good) => unlinked(good).at("erato", "regions.writer", "us-west-2"),
            at: WEST,
        },
    ],
    fails: [
        {
            when: "the other region has no database",
            change: (good) => good.without(WEST),
            at: EAST,
            says: /no replica in us-west-2/,
        },
        { when: "the other region's follows nobody", change: unlinked, at: EAST, says: /no replica in us-west-2/ },
        {
            when: "neither follows and it is the other one's turn",
            change: unlinked,
            at: WEST,
            says: /no replica in us-east-1/,
        },
        {
            when: "no writer is declared",
            change: (good) => unlinked(good).at("erato", "regions.writer", undefined),
            at: EAST,
            says: /no replica in us-west-2/,
        },
        {
            when: "the replica is in its own region",
            change: (good) => good.at(WEST, "region", "us-east-1"),
            at: EAST,
            says: /no replica in us-west-2 follows it/,
        },
    ],
    unknown: [
        {
            when: "it is not known whether it follows another one",
            change: (good) => good.at(EAST, "replicateSourceDb", UNKNOWN),
            at: EAST,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "no system declares regions", change: (good) => good.at("erato", "regions", undefined) },
        {
            when: "all instances are members of Aurora clusters",
            change: (good) => good.without(WEST).at(EAST, "engine", "aurora-mysql"),
        },
    ],
});

function unlinked(state: State): State {
    return state.facts(WEST, { madeFrom: {} }).at(WEST, "replicateSourceDb", undefined);
}
