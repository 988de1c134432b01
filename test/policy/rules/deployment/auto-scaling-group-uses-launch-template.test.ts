import rule from "../../../../policy/rules/deployment/auto-scaling-group-uses-launch-template.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "fleet-us-east-1";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "it mixes types",
            change: (good) =>
                good.at(at, "launchTemplate", undefined).at(at, "mixedInstancesPolicy", { launchTemplate: {} }),
            at,
        },
    ],
    fails: [
        {
            when: "it uses a launch configuration",
            change: (good) => good.at(at, "launchTemplate", undefined).at(at, "launchConfiguration", "old"),
            at,
            says: /neither launchTemplate nor mixedInstancesPolicy is set/,
        },
    ],
    unknown: [
        {
            when: "the template will be made",
            change: (good) => good.at(at, "launchTemplate", UNKNOWN),
            at,
            becomes: "pass",
        },
    ],
});
