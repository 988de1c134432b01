import rule from "../../../../policy/rules/failover/bypass-dns-within-partition-objective.ts";
import { SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "bypass-record";
const OBJECTIVE = "objectives.triggers.partition.failoverSeconds";
const CHECK = "routingPolicy.healthCheck";

export default meetsContract(rule, {
    passes: [
        // 30 x 2 + 5 + 30 = 95.
        { when: "the sum is exactly the objective", change: (good) => good.at(SYSTEM, OBJECTIVE, 95), at },
        { when: "the TTL is zero", change: (good) => good.at(at, "ttl", 0), at },
        {
            when: "an operator moves it and its TTL is short",
            change: (good) => good.at(at, "routingPolicy", undefined).at(at, "ttl", 60),
            at,
        },
        {
            when: "the check's link is not known yet but what it is made from is",
            change: (good) => good.at(at, CHECK, UNKNOWN),
            at,
        },
        { when: "the system declares no objective", change: (good) => good.at(SYSTEM, "objectives", undefined), at },
    ],
    fails: [
        {
            when: "an IPv6 record's TTL is a second too long",
            change: (good) => good.at(at, "type", "AAAA").at(at, "ttl", 61),
            at,
            says: /ttl is 61 s/,
        },
        {
            when: "detection leaves a second",
            change: (good) => good.at(SYSTEM, OBJECTIVE, 66),
            at,
            says: /ttl must be at most 1 s/,
        },
        {
            when: "detection leaves no second",
            change: (good) => good.at(SYSTEM, OBJECTIVE, 65),
            at,
            says: /bypass-check must detect sooner/,
            remedy: "no",
        },

        {
            when: "the sum is a second over the objective",
            change: (good) => good.at(SYSTEM, OBJECTIVE, 94),
            at,
            says: /30 s x 2 \+ 5 s = 65 s, then 30 s of TTL: 95 s, and the system allows 94 s: ttl must be at most 29 s/,
        },
        {
            when: "the TTL is a second too long",
            change: (good) => good.at(at, "ttl", 61),
            at,
            says: /ttl is 61 s, needs at most 60 s/,
        },
        { when: "the TTL is not set", change: (good) => good.at(at, "ttl", undefined), at, says: /ttl is not set/ },
        {
            when: "detection alone takes too long",
            change: (good) => good.at("bypass-check", "checkIntervalSec", 60),
            at,
            says: /bypass-check must detect sooner/,
            remedy: "no",
        },
        {
            when: "nothing checks the endpoints",
            change: (good) => good.at(at, CHECK, undefined).facts(at, { madeFrom: {} }),
            at,
            says: /names no health check/,
            remedy: "no",
        },
    ],
    unknown: [{ when: "the TTL is not known", change: (good) => good.at(at, "ttl", UNKNOWN), at, becomes: "unknown" }],
    silent: [{ when: "records prove ownership only", change: (good) => good.without(at) }],
});
