import rule from "../../../../policy/rules/redundancy/disruption-budget-keeps-pods.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-budget-us-central1";
const scaling = "web-scaling-us-central1";
const [MOST, LEAST] = ["spec.maxUnavailable", "spec.minAvailable"];

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "two of three may go", change: (good) => good.at(at, MOST, 2), at },
        { when: "one must stay", change: (good) => good.at(at, MOST, undefined).at(at, LEAST, 1), at },
    ],
    fails: [
        {
            when: "three of three may go",
            change: (good) => good.at(at, MOST, 3),
            at,
            says: /maxUnavailable 3 keeps 0 of 3 pods, and must keep at least 1/,
        },
        {
            when: "all may go",
            change: (good) => good.at(at, MOST, "100%"),
            at,
            says: /maxUnavailable 100% keeps 0 of 3/,
        },
        {
            when: "none must stay",
            change: (good) => good.at(at, MOST, undefined).at(at, LEAST, 0),
            at,
            says: /minAvailable 0 keeps 0/,
        },
        {
            when: "it says nothing",
            change: (good) => good.at(at, MOST, undefined),
            at,
            says: /neither maxUnavailable nor minAvailable keeps 0/,
        },
        {
            when: "one of two must stay and two are asked for",
            change: (good) => good.at(scaling, "spec.minReplicas", 2),
            at,
            settings: { pods: 2 },
            says: /keeps 1 of 2 pods/,
            remedy: "no",
        },
    ],
    unknown: [
        { when: "the amount is not known", change: (good) => good.at(at, MOST, UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [
        {
            when: "workloads have one pod each",
            change: (good) =>
                good.resources
                    .filter(({ type }) => type.endsWith(":HorizontalPodAutoscaler") || type.endsWith(":StatefulSet"))
                    .reduce(
                        (state, { name, type }) =>
                            state.at(name, type.endsWith("Set") ? "spec.replicas" : "spec.minReplicas", 1),
                        good,
                    ),
        },
    ],
});
