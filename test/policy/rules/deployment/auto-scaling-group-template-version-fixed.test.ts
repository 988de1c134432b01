import rule from "../../../../policy/rules/deployment/auto-scaling-group-template-version-fixed.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "fleet-us-east-1";
const VERSION = "launchTemplate.version";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it is a later version", change: (good) => good.at(at, VERSION, "12"), at },
        { when: "a mix of types names it by number", change: (good) => mixed(good, "3"), at },
    ],
    fails: [
        {
            when: "it follows the latest",
            change: (good) => good.at(at, VERSION, "$Latest"),
            at,
            says: /launchTemplate\.version is \$Latest, needs a number/,
        },
        { when: "it follows the default", change: (good) => good.at(at, VERSION, "$Default"), at, says: /\$Default/ },
        {
            when: "it says nothing",
            change: (good) => good.at(at, VERSION, undefined),
            at,
            says: /is not set, which means \$Default/,
        },
        {
            when: "a mix of types follows the latest",
            change: (good) => mixed(good, "$Latest"),
            at,
            says: /launchTemplateSpecification\.version is \$Latest/,
        },
        {
            when: "the template belongs to another stack",
            change: (good) => good.without("template-us-east-1").at(at, VERSION, "$Latest"),
            at,
            says: /\$Latest/,
        },
    ],
    unknown: [{ when: "it will be made", change: (good) => good.at(at, VERSION, UNKNOWN), at, becomes: "pass" }],
    silent: [
        {
            when: "there is no template",
            change: (good) =>
                good.at(at, "launchTemplate", undefined).at("fleet-us-west-2", "launchTemplate", undefined),
        },
    ],
});

function mixed(good: State, version: string): State {
    return good.at(at, "launchTemplate", undefined).at(at, "mixedInstancesPolicy", {
        launchTemplate: { launchTemplateSpecification: { launchTemplateId: "lt-us-east-1", version } },
    });
}
