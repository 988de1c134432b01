import rule from "../../../../policy/rules/redundancy/valkey-survives-a-zone.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "cache-us-east1";
const MODE = "zoneDistributionConfig.mode";

export default meetsContract(rule, {
    passes: [{ when: "there are two replicas", change: (good) => good.at(at, "replicaCount", 2), at }],
    fails: [
        {
            when: "there is no replica",
            change: (good) => good.at(at, "replicaCount", 0),
            at,
            says: /replicaCount is 0, needs at least 1/,
        },
        {
            when: "the count is left to the service",
            change: (good) => good.at(at, "replicaCount", undefined),
            at,
            says: /replicaCount is 0/,
        },
        {
            when: "all nodes are in one zone",
            change: (good) => good.at(at, MODE, "SINGLE_ZONE"),
            at,
            says: /SINGLE_ZONE, needs MULTI_ZONE/,
        },
        {
            when: "the mode is not set",
            change: (good) => good.at(at, "zoneDistributionConfig", undefined),
            at,
            says: /mode is not set/,
        },
        {
            when: "there is one replica less than the stack asks for",
            change: (good) => good,
            at,
            settings: { replicas: 2 },
            says: /replicaCount is 1, needs at least 2/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the count is not known",
            change: (good) => good.at(at, "replicaCount", UNKNOWN),
            at,
            becomes: "unknown",
        },
        {
            when: "the mode is not known",
            change: (good) => good.at(at, "zoneDistributionConfig", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
