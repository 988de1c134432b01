import rule from "../../../../policy/rules/redundancy/kms-key-in-both-regions.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "key-us-east-1";
const WEST = "key-us-west-2";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "it is one of several regions",
            change: (good) => multiRegion(good).plus(replica("us-west-2")),
            at: EAST,
        },
    ],
    fails: [
        {
            when: "the primary region has none",
            change: (good) => good.without(EAST),
            at: WEST,
            says: /no key beside it is in us-east-1/,
        },

        {
            when: "the other region has none",
            change: (good) => good.without(WEST),
            at: EAST,
            says: /no key beside it is in us-west-2/,
        },
        {
            when: "the other region's serves something else",
            change: (good) =>
                good.facts(WEST, { parent: "somewhere" }).plus({ type: "a:b:C", name: "somewhere", parent: "erato" }),
            at: EAST,
            says: /no key beside it is in us-west-2/,
        },
        {
            when: "the key beside it is in its own region",
            change: (good) => good.at(WEST, "region", "us-east-1"),
            at: EAST,
            says: /no key beside it is in us-west-2/,
        },
        {
            when: "it is one of several regions without a replica",
            change: multiRegion,
            at: EAST,
            says: /has no replica in us-west-2/,
        },
        {
            when: "its replica is in a third region",
            change: (good) => multiRegion(good).plus(replica("eu-west-1")),
            at: EAST,
            says: /has no replica in us-west-2/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(EAST, "multiRegion", UNKNOWN),
            at: EAST,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "no system declares regions", change: (good) => good.at("erato", "regions", undefined) }],
});

function multiRegion(state: State): State {
    return state.without(WEST).at(EAST, "multiRegion", true);
}

function replica(region: string) {
    const outputs = { region, primaryKeyArn: String(awsDataState().properties(EAST).arn) };
    return { type: "aws:kms/replicaKey:ReplicaKey", name: "replica", id: "replica", parent: "erato", outputs };
}
