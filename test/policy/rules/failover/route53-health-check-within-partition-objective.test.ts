import rule from "../../../../policy/rules/failover/route53-health-check-within-partition-objective.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "check-us-east-1";
const OBJECTIVE = "objectives.triggers.partition.failoverSeconds";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it takes just as long as it may", change: (good) => good.at("erato", OBJECTIVE, 96), at },
        {
            when: "the check only opens a connection, for which it waits longer",
            change: (good) => good.at(at, "type", "TCP").at("erato", OBJECTIVE, 100),
            at,
        },
        {
            when: "plain records are kept for less than an alias",
            change: (good) =>
                good.at("primary", "aliases", undefined).at("primary", "ttl", 30).at("erato", OBJECTIVE, 66),
            at,
        },
    ],
    fails: [
        {
            when: "it takes a second too long",
            change: (good) => good.at("erato", OBJECTIVE, 95),
            at,
            says: /10 s x 3 \+ 6 s to find out and 60 s of TTL: 96 s, and the system allows 95 s/,
        },
        {
            when: "it says nothing, which is every 30 s",
            change: (good) => good.at(at, "requestInterval", undefined).at(at, "failureThreshold", undefined),
            at,
            says: /30 s x 3 \+ 6 s to find out and 60 s of TTL: 156 s, and the system allows 120 s/,
        },
        {
            when: "waiting for a connection takes a second too long",
            change: (good) => good.at(at, "type", "TCP").at("erato", OBJECTIVE, 99),
            at,
            says: /10 s x 3 \+ 10 s to find out and 60 s of TTL: 100 s/,
        },
        {
            when: "no interval is short enough",
            change: (good) => good.at("erato", OBJECTIVE, 75),
            at,
            says: /the system allows 75 s/,
            remedy: "no",
        },
        {
            when: "one failure is all that there is time for",
            change: (good) => good.at("erato", OBJECTIVE, 76),
            at,
            says: /the system allows 76 s/,
        },
        {
            when: "another record that it moves is kept for longer",
            change: (good) =>
                good.plus({
                    type: "aws:route53/record:Record",
                    name: "kept",
                    id: "kept",
                    parent: "erato",
                    outputs: {
                        name: "old.erato.example",
                        type: "A",
                        ttl: 100,
                        records: ["192.0.2.1"],
                        healthCheckId: `${at}-id`,
                        failoverRoutingPolicies: [{ type: "PRIMARY" }],
                    },
                }),
            at,
            says: /100 s of TTL: 136 s/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the interval is not known",
            change: (good) => good.at(at, "requestInterval", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "the system declares no objective",
            change: (good) => good.at("erato", OBJECTIVE, undefined),
        },
        {
            when: "the check asks no endpoint itself",
            change: (good) => good.at(at, "type", "CALCULATED"),
        },
        {
            when: "nothing fails over by it but a SECONDARY",
            change: (good) => good.without("primary"),
        },
    ],
});
