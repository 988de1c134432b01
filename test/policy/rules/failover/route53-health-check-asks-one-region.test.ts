import rule from "../../../../policy/rules/failover/route53-health-check-asks-one-region.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "check-us-east-1";
const HOST = "fqdn";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "it asks a fixed address",
            change: (good) => good.at(at, HOST, undefined).at(at, "ipAddress", "192.0.2.1"),
            at,
        },
    ],
    fails: [
        {
            when: "it asks for the name that it moves",
            change: (good) => good.at(at, HOST, "api.erato.example"),
            at,
            says: /asks api\.erato\.example, the name that it moves by primary/,
        },
        {
            when: "the name is written in capitals with a dot",
            change: (good) => good.at(at, HOST, "API.erato.example."),
            at,
            says: /the name that it moves/,
        },
        {
            when: "the check of the other region does",
            change: (good) => good.at("check-us-west-2", HOST, "api.erato.example"),
            at: "check-us-west-2",
            says: /by secondary/,
        },
    ],
    unknown: [{ when: "the name is not known", change: (good) => good.at(at, HOST, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "what it answers for does not fail over",
            change: (good) =>
                good
                    .at("primary", "failoverRoutingPolicies", undefined)
                    .at("secondary", "failoverRoutingPolicies", undefined)
                    .at(at, HOST, "api.erato.example"),
        },
        { when: "nothing fails over", change: (good) => good.without("primary", "secondary") },
    ],
});
