import rule from "../../../../policy/rules/failover/route53-health-check-can-fail.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "check-us-east-1";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "it says nothing",
            change: (good) => good.at(at, "disabled", undefined).at(at, "invertHealthcheck", undefined),
            at,
        },
    ],
    fails: [
        { when: "it is off", change: (good) => good.at(at, "disabled", true), at, says: /disabled is true/ },
        {
            when: "it is turned round",
            change: (good) => good.at(at, "invertHealthcheck", true),
            at,
            says: /invertHealthcheck is true/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, "disabled", UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "what is off moves nothing",
            change: (good) => good.without("primary", "secondary").at("watched-database", "disabled", true),
        },
    ],
});
