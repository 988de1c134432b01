import rule from "../../../../policy/rules/failover/route53-failover-within-partition-objective.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState, SYSTEM } from "../../states/aws-serving.ts";

const at = "primary";
const CHECK = "check-us-east-1";
const OBJECTIVE = "objectives.triggers.partition.failoverSeconds";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        // 10 x 3 + 6 + 60 = 96.
        { when: "the sum is just what the system allows", change: (good) => good.at(SYSTEM, OBJECTIVE, 96), at },
        {
            when: "a plain record is forgotten sooner",
            change: (good) => good.at(at, "aliases", []).at(at, "ttl", 30).at(SYSTEM, OBJECTIVE, 66),
            at,
        },
    ],
    fails: [
        {
            when: "detection leaves a second",
            change: (good) => good.at(SYSTEM, OBJECTIVE, 37),
            at,
            says: /ttl must be at most 1 s/,
            remedy: "no",
        },
        {
            when: "detection leaves no second",
            change: (good) => good.at(SYSTEM, OBJECTIVE, 36),
            at,
            says: /neither its health check nor its TTL alone/,
            remedy: "no",
        },

        {
            when: "the sum is a second too long",
            change: (good) => good.at(SYSTEM, OBJECTIVE, 95),
            at: CHECK,
            says: /detects in 10 s x 3 \+ 6 s = 36 s, is kept for 60 s of an alias's TTL: 96 s, and the system allows 95 s: requestInterval and failureThreshold must be at most 10 s and 2$/,
            remedy: "no",
        },
        {
            when: "the check asks every half minute, as it does when nothing is said",
            change: (good) => good.at(CHECK, "requestInterval", undefined).at(CHECK, "failureThreshold", undefined),
            at: CHECK,
            says: /30 s x 3 \+ 6 s = 96 s.*: 156 s, .*at most 10 s and 3$/,
            remedy: "no",
        },
        {
            when: "resolvers keep a plain record too long",
            change: (good) => good.at(at, "aliases", undefined).at(at, "ttl", 300),
            at,
            says: /300 s of TTL: 336 s, and the system allows 120 s: ttl must be at most 84 s/,
        },
        {
            when: "nothing can meet it",
            change: (good) => good.at(SYSTEM, OBJECTIVE, 30),
            at,
            says: /neither its health check nor its TTL alone can meet that/,
            remedy: "no",
        },
        {
            when: "one failed probe is all that there is time for",
            change: (good) => good.at(SYSTEM, OBJECTIVE, 76),
            at: CHECK,
            says: /at most 10 s and 1$/,
            remedy: "no",
        },
        {
            when: "there is not even time for one failed probe",
            change: (good) => good.at(SYSTEM, OBJECTIVE, 75),
            at,
            says: /ttl must be at most 39 s/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the interval is not known",
            change: (good) => good.at(CHECK, "requestInterval", UNKNOWN),
            at,
            becomes: "unknown",
        },
        {
            when: "the check's id is not known",
            change: (good) => good.at(at, "healthCheckId", UNKNOWN),
            at,
            becomes: "pass",
        },
    ],
    silent: [
        { when: "no record is one of two", change: (good) => good.at(at, "failoverRoutingPolicies", undefined) },

        { when: "the system promises nothing", change: (good) => good.at(SYSTEM, OBJECTIVE, undefined) },
        {
            when: "no record is the first of two",
            change: (good) => good.at(at, "failoverRoutingPolicies", [{ type: "SECONDARY" }]),
        },
        { when: "the record names no check of this stack", change: (good) => good.without(CHECK) },
    ],
});
