import rule from "../../../../policy/rules/failover/load-balancer-pool-goes-down-with-its-origins.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, UNKNOWN } from "../../state.ts";
import { POOL as at } from "../../states/edge.ts";

const address = "us-central1.origin.example.com";
const two: Json = [
    { name: "a", address, enabled: true, weight: 1 },
    { name: "b", address, enabled: true, weight: 0.1 },
];

export default meetsContract(rule, {
    passes: [
        {
            when: "nothing is said",
            change: (good) => good.at(at, "minimumOrigins", undefined).at(at, "origins[0].weight", undefined),
            at,
        },
        {
            when: "both of two origins are needed",
            change: (good) => good.at(at, "origins", two).at(at, "minimumOrigins", 2),
            at,
        },
        {
            when: "an origin does not say that it is enabled",
            change: (good) => good.at(at, "origins[0].enabled", undefined),
            at,
        },
    ],
    fails: [
        {
            when: "no origin has to be healthy",
            change: (good) => good.at(at, "minimumOrigins", 0),
            at,
            says: /minimumOrigins is 0, needs at least 1/,
        },
        {
            when: "more origins are needed than there are",
            change: (good) => good.at(at, "minimumOrigins", 2),
            at,
            says: /minimumOrigins is 2 and 1 origins serve, so the pool is never healthy/,
        },
        {
            when: "one of two origins is off and both are needed",
            change: (good) =>
                good.at(at, "origins", two).at(at, "origins[1].enabled", false).at(at, "minimumOrigins", 2),
            at,
            says: /1 origins serve/,
        },
        {
            when: "one of two origins weighs nothing and both are needed",
            change: (good) => good.at(at, "origins", two).at(at, "origins[1].weight", 0).at(at, "minimumOrigins", 2),
            at,
            says: /1 origins serve/,
        },
        {
            when: "the only origin weighs nothing",
            change: (good) => good.at(at, "origins[0].weight", 0),
            at,
            says: /no origin is enabled with a weight above 0/,
        },
        {
            when: "the only origin is off",
            change: (good) => good.at(at, "origins[0].enabled", false),
            at,
            says: /no origin is enabled/,
        },
    ],
    unknown: [
        {
            when: "the minimum is not known",
            change: (good) => good.at(at, "minimumOrigins", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
