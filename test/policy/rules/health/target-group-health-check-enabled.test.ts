import rule from "../../../../policy/rules/health/target-group-health-check-enabled.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "targets-us-east-1";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it says nothing", change: (good) => good.at(at, "healthCheck.enabled", undefined), at },
        { when: "it has no block, which is on", change: (good) => good.at(at, "healthCheck", undefined), at },
    ],
    fails: [
        {
            when: "it is off",
            change: (good) => good.at(at, "healthCheck.enabled", false),
            at,
            says: /healthCheck.enabled is false/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(at, "healthCheck.enabled", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "targets are functions",
            change: (good) =>
                good
                    .set(at, { targetType: "lambda", healthCheck: { enabled: false } })
                    .at("targets-us-west-2", "targetType", "lambda"),
        },
    ],
});
