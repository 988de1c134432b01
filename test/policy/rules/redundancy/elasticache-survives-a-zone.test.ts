import rule from "../../../../policy/rules/redundancy/elasticache-survives-a-zone.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "cache-us-east-1";
const WEST = "cache-us-west-2";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "each shard has two replicas",
            change: (good) => good.at(EAST, "numCacheClusters", undefined).at(EAST, "replicasPerNodeGroup", 2),
            at: EAST,
        },
    ],
    fails: [
        {
            when: "nobody takes over from the primary node",
            change: (good) => good.at(EAST, "automaticFailoverEnabled", false),
            at: EAST,
            says: /^automaticFailoverEnabled is false, needs true$/,
        },
        {
            when: "nothing is said about zones",
            change: (good) => good.at(WEST, "multiAzEnabled", undefined),
            at: WEST,
            says: /^multiAzEnabled is false, needs true$/,
        },
        {
            when: "nothing is said about failover",
            change: (good) => good.at(WEST, "automaticFailoverEnabled", undefined),
            at: WEST,
            says: /automaticFailoverEnabled is false/,
        },
        {
            when: "there is one replica",
            change: (good) => good.at(WEST, "numCacheClusters", 2),
            at: WEST,
            says: /has 1 replicas, needs 2/,
        },
        {
            when: "the stack wants more replicas",
            change: (good) => good,
            at: EAST,
            settings: { replicas: 3 },
            says: /has 2 replicas, needs 3/,
        },
        {
            when: "a shard has one replica",
            change: (good) => good.at(EAST, "numCacheClusters", undefined).at(EAST, "replicasPerNodeGroup", 1),
            at: EAST,
            says: /has 1 replicas/,
        },
        {
            when: "nodes are counted and a replica is missing in the shard too",
            change: (good) => good.at(EAST, "numCacheClusters", 2).at(EAST, "replicasPerNodeGroup", 1),
            at: EAST,
            says: /has 1 replicas/,
        },
        {
            when: "nothing is said about nodes",
            change: (good) => good.at(EAST, "numCacheClusters", undefined),
            at: EAST,
            says: /has 0 replicas/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(EAST, "multiAzEnabled", UNKNOWN),
            at: EAST,
            becomes: "fail",
        },
    ],
});
