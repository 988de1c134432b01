import rule from "../../../../policy/rules/deployment/auto-scaling-group-refresh-keeps-capacity.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "fleet-us-east-1";
const LEAST = "instanceRefresh.preferences.minHealthyPercentage";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it keeps just enough", change: (good) => good.at(at, LEAST, 90), at },
        { when: "it says nothing, which is nine tenths", change: (good) => good.at(at, LEAST, undefined), at },
    ],
    fails: [
        {
            when: "it keeps half",
            change: (good) => good.at(at, LEAST, 50),
            at,
            says: /keeps 50 %, needs at least 90 %/,
        },
        { when: "it keeps a little too little", change: (good) => good.at(at, LEAST, 89), at, says: /keeps 89 %/ },
        {
            when: "the default is too little for the stack",
            change: (good) => good.at(at, LEAST, undefined),
            at,
            settings: { leastPercent: 91 },
            says: /keeps 90 %, needs at least 91 %/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, LEAST, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "there are no rollouts",
            change: (good) =>
                good.at(at, "instanceRefresh", undefined).at("fleet-us-west-2", "instanceRefresh", undefined),
        },
    ],
});
