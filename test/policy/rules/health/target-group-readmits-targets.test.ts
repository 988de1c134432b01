import rule from "../../../../policy/rules/health/target-group-readmits-targets.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "targets-us-east-1";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "it takes just a minute",
            change: (good) => good.set(at, { healthCheck: { interval: 20, healthyThreshold: 3 } }),
            at,
        },
    ],
    fails: [
        {
            when: "it takes longer",
            change: (good) => good.set(at, { healthCheck: { interval: 10, healthyThreshold: 7 } }),
            at,
            says: /10 s x 7 = 70 s, needs at most 60 s/,
        },
        {
            when: "it says nothing",
            change: (good) => good.at(at, "healthCheck", undefined),
            at,
            says: /30 s x 3 = 90 s/,
        },
    ],
    unknown: [
        {
            when: "the count is not known",
            change: (good) => good.at(at, "healthCheck.healthyThreshold", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "targets are functions",
            change: (good) => good.at(at, "targetType", "lambda").at("targets-us-west-2", "targetType", "lambda"),
        },
    ],
});
