import rule from "../../../../policy/rules/autoscaling/autoscaler-can-grow.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-scaling-us-central1";
const [LEAST, MOST] = ["spec.minReplicas", "spec.maxReplicas"];

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "it may double three pods", change: (good) => good.at(at, MOST, 6), at },
        {
            when: "it starts from one, which is the default",
            change: (good) => good.at(at, LEAST, undefined).at(at, MOST, 2),
            at,
        },
        { when: "less is enough", change: (good) => good.at(at, MOST, 3), at, settings: { growth: 1 } },
    ],
    fails: [
        {
            when: "it cannot double",
            change: (good) => good.at(at, MOST, 5),
            at,
            says: /grows from 3 to 5 pods: maxReplicas must be at least 6/,
        },
        {
            when: "it starts from one and stays there",
            change: (good) => good.at(at, LEAST, undefined).at(at, MOST, 1),
            at,
            says: /from 1 to 1 pods/,
        },
        { when: "no maximum is set", change: (good) => good.at(at, MOST, undefined), at, says: /from 3 to 0 pods/ },
    ],
    unknown: [
        { when: "the maximum is not known", change: (good) => good.at(at, MOST, UNKNOWN), at, becomes: "unknown" },
    ],
});
