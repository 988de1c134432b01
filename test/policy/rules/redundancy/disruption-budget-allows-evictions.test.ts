import rule from "../../../../policy/rules/redundancy/disruption-budget-allows-evictions.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-budget-us-central1";
const scaling = "web-scaling-us-central1";
const [MOST, LEAST] = ["spec.maxUnavailable", "spec.minAvailable"];

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "two of three must stay", change: (good) => good.at(at, MOST, undefined).at(at, LEAST, 2), at },
        {
            when: "half of three must stay, which is two",
            change: (good) => good.at(at, MOST, undefined).at(at, LEAST, "50%"),
            at,
        },
        { when: "a percentage is rounded up to a pod", change: (good) => good.at(at, MOST, "1%"), at },
        { when: "it says nothing, which allows all", change: (good) => good.at(at, MOST, undefined), at },
        { when: "one pod is all there is", change: (good) => good.at(scaling, "spec.minReplicas", 1), at },
    ],
    fails: [
        {
            when: "none may go",
            change: (good) => good.at(at, MOST, 0),
            at,
            says: /maxUnavailable 0 lets 0 of 3 pods go, and must let at least 1 go/,
        },
        {
            when: "no share may go",
            change: (good) => good.at(at, MOST, "0%"),
            at,
            says: /maxUnavailable 0% lets 0 of 3/,
        },
        {
            when: "all must stay",
            change: (good) => good.at(at, MOST, undefined).at(at, LEAST, 3),
            at,
            says: /minAvailable 3 lets 0 of 3 pods go/,
            remedy: "works",
        },
        {
            when: "all must stay, as a share",
            change: (good) => good.at(at, MOST, undefined).at(at, LEAST, "67%"),
            at,
            says: /minAvailable 67% lets 0 of 3/,
        },
        {
            when: "more must stay than the autoscaler keeps",
            change: (good) => good.at(at, MOST, undefined).at(at, LEAST, 2).at(scaling, "spec.minReplicas", 1),
            at,
            says: /minAvailable 2 lets 0 of 1 pods go/,
        },
        {
            when: "a higher number is asked for",
            change: (good) => good,
            at,
            settings: { evictions: 2 },
            says: /must let at least 2 go/,
            remedy: "no",
        },
    ],
    unknown: [
        { when: "the amount is not known", change: (good) => good.at(at, MOST, UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [
        {
            when: "budgets select nothing",
            change: (good) =>
                good.resources
                    .filter(({ type }) => type.endsWith(":PodDisruptionBudget"))
                    .reduce((state, { name }) => state.at(name, "spec.selector", undefined), good),
        },
    ],
});
