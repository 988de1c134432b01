import rule from "../../../../policy/rules/autoscaling/autoscaler-scales-down-calmly.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-scaling-us-central1";
const DOWN = "spec.behavior.scaleDown";

function policies(...list: readonly (readonly [type: string, value: number])[]): Json {
    return list.map(([type, value]) => ({ type, value, periodSeconds: 60 }));
}

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "it never scales down", change: (good) => good.at(at, DOWN, { selectPolicy: "Disabled" }), at },
        {
            when: "the wait is left to the default, five minutes",
            change: (good) => good.at(at, `${DOWN}.stabilizationWindowSeconds`, undefined),
            at,
        },
        {
            when: "more pods at a time are allowed",
            change: (good) => good.at(at, `${DOWN}.policies`, policies(["Pods", 2])),
            at,
            settings: { podsAtATime: 2 },
        },
        {
            when: "a shorter wait is allowed",
            change: (good) => good.at(at, `${DOWN}.stabilizationWindowSeconds`, 60),
            at,
            settings: { stabilizationSeconds: 60 },
        },
    ],
    fails: [
        {
            when: "it waits a second less",
            change: (good) => good.at(at, `${DOWN}.stabilizationWindowSeconds`, 299),
            at,
            says: /after 299 s of low load: stabilizationWindowSeconds must be at least 300/,
        },
        {
            when: "it does not wait",
            change: (good) => good.at(at, `${DOWN}.stabilizationWindowSeconds`, 0),
            at,
            says: /after 0 s/,
        },
        {
            when: "it takes two at a time",
            change: (good) => good.at(at, `${DOWN}.policies`, policies(["Pods", 2])),
            at,
            says: /may take 2 pods away in 60 s, at most 1 pod/,
        },
        {
            when: "it takes a tenth at a time",
            change: (good) => good.at(at, `${DOWN}.policies`, policies(["Percent", 1])),
            at,
            says: /may take 1 % of the pods away/,
        },
        {
            when: "the second policy takes two",
            change: (good) => good.at(at, `${DOWN}.policies`, policies(["Pods", 1], ["Pods", 2])),
            at,
            says: /may take 2 pods/,
            remedy: "no",
        },
        {
            when: "policies are left to the default, all pods at once",
            change: (good) => good.at(at, `${DOWN}.policies`, undefined),
            at,
            says: /may take 100 % of the pods away in 15 s/,
        },
        {
            when: "nothing is said",
            change: (good) => good.at(at, "spec.behavior", undefined),
            at,
            says: /100 % of the pods/,
        },
    ],
    unknown: [
        {
            when: "the wait is not known",
            change: (good) => good.at(at, `${DOWN}.stabilizationWindowSeconds`, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
