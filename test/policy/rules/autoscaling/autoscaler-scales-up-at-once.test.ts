import rule from "../../../../policy/rules/autoscaling/autoscaler-scales-up-at-once.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-scaling-us-central1";
const UP = "spec.behavior.scaleUp";

function policies(...list: readonly (readonly [type: string, value: number, periodSeconds: number])[]): Json {
    return list.map(([type, value, periodSeconds]) => ({ type, value, periodSeconds }));
}

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "it says nothing, which doubles each 15 s",
            change: (good) => good.at(at, "spec.behavior", undefined),
            at,
        },
        { when: "it doubles in a minute", change: (good) => good.at(at, `${UP}.stabilizationWindowSeconds`, 45), at },
        {
            when: "a smaller policy stands beside it",
            change: (good) => good.at(at, `${UP}.policies`, policies(["Pods", 1, 60], ["Percent", 100, 60])),
            at,
        },
        {
            when: "the smallest policy decides and each doubles",
            change: (good) =>
                good
                    .at(at, `${UP}.selectPolicy`, "Min")
                    .at(at, `${UP}.policies`, policies(["Percent", 100, 15], ["Percent", 200, 60])),
            at,
        },
        {
            when: "the faster of two doublings counts",
            change: (good) => good.at(at, `${UP}.policies`, policies(["Percent", 100, 300], ["Percent", 100, 30])),
            at,
        },
    ],
    fails: [
        {
            when: "it never scales up",
            change: (good) => good.at(at, `${UP}.selectPolicy`, "Disabled"),
            at,
            says: /scaleUp\.selectPolicy is Disabled/,
        },
        {
            when: "it waits a second too long",
            change: (good) => good.at(at, `${UP}.stabilizationWindowSeconds`, 46),
            at,
            says: /within 61 s \(stabilization \+ period\), at most 60 s/,
        },
        {
            when: "it adds a pod at a time",
            change: (good) => good.at(at, `${UP}.policies`, policies(["Pods", 100, 15])),
            at,
            says: /no scaleUp policy of 100 percent/,
        },
        {
            when: "it adds not quite as many as there are",
            change: (good) => good.at(at, `${UP}.policies`, policies(["Percent", 99, 15])),
            at,
            says: /no scaleUp policy of 100 percent/,
        },
        {
            when: "the smallest policy decides, and that is a pod",
            change: (good) =>
                good
                    .at(at, `${UP}.selectPolicy`, "Min")
                    .at(at, `${UP}.policies`, policies(["Percent", 100, 15], ["Pods", 1, 15])),
            at,
            says: /no scaleUp policy/,
            remedy: "works",
        },
        {
            when: "it has to be faster",
            change: (good) => good,
            at,
            settings: { seconds: 14 },
            says: /within 15 s/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the wait is not known",
            change: (good) => good.at(at, `${UP}.stabilizationWindowSeconds`, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
