import rule from "../../../../policy/rules/failover/route53-failover-records-paired.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "primary";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it is the second of two", change: (good) => good, at: "secondary" },
        {
            when: "one name is written with a dot at its end and in capitals",
            change: (good) => good.at("secondary", "name", "API.erato.example."),
            at,
        },
        {
            when: "the zone is not known yet",
            change: (good) => good.at("primary", "zoneId", UNKNOWN).at("secondary", "zoneId", UNKNOWN),
            at,
        },
    ],
    fails: [
        {
            when: "it has no SECONDARY",
            change: (good) => good.without("secondary"),
            at,
            says: /PRIMARY of api\.erato\.example has no SECONDARY/,
        },
        {
            when: "it has no PRIMARY",
            change: (good) => good.without("primary"),
            at: "secondary",
            says: /SECONDARY of api\.erato\.example has no PRIMARY/,
        },
        {
            when: "both are PRIMARY",
            change: (good) => good.at("secondary", "failoverRoutingPolicies", [{ type: "PRIMARY" }]),
            at,
            says: /has no SECONDARY/,
        },
        {
            when: "the other is of another type",
            change: (good) => good.at("secondary", "type", "AAAA"),
            at,
            says: /has no SECONDARY/,
        },
        {
            when: "the other has another name",
            change: (good) => good.at("secondary", "name", "www.erato.example"),
            at,
            says: /has no SECONDARY/,
        },
        {
            when: "the other is in another zone",
            change: (good) => good.at("secondary", "zoneId", "private-zone-id"),
            at,
            says: /has no SECONDARY/,
        },
    ],
    unknown: [
        { when: "the name is not known", change: (good) => good.at(at, "name", UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [{ when: "no record fails over", change: (good) => good.without("primary", "secondary") }],
});
