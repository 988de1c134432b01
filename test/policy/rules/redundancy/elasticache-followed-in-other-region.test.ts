import rule from "../../../../policy/rules/redundancy/elasticache-followed-in-other-region.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "cache-us-east-1";
const WEST = "cache-us-west-2";
const FOLLOWED = "globalReplicationGroupId";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "the group's id is not known yet but the references are",
            change: (good) => good.at(WEST, FOLLOWED, UNKNOWN).at("cache-global", "primaryReplicationGroupId", UNKNOWN),
            at: EAST,
        },
    ],
    fails: [
        {
            when: "it is in no global group",
            change: (good) => good.without("cache-global"),
            at: EAST,
            says: /is in no global group, so nothing in us-west-2 can follow it/,
            remedy: "no",
        },
        {
            when: "nothing follows the global group",
            change: (good) => good.without(WEST),
            at: EAST,
            says: /no cache in us-west-2 follows it/,
        },
        {
            when: "the other region's cache follows nobody",
            change: (good) => good.facts(WEST, { madeFrom: {} }).at(WEST, FOLLOWED, undefined),
            at: EAST,
            says: /no cache in us-west-2 follows it/,
        },
        {
            when: "the other region's cache is in no group and it is that one's turn",
            change: (good) => good.facts(WEST, { madeFrom: {} }).at(WEST, FOLLOWED, ""),
            at: WEST,
            says: /nothing in us-east-1 can follow it/,
            remedy: "no",
        },
        {
            when: "the follower is in its own region",
            change: (good) => good.at(WEST, "region", "us-east-1"),
            at: EAST,
            says: /no cache in us-west-2/,
        },
    ],
    unknown: [],
    silent: [{ when: "no system declares regions", change: (good) => good.at("erato", "regions", undefined) }],
});
