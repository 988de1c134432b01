import rule from "../../../../policy/rules/redundancy/disruption-budget-selects-pods.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-budget-us-central1";
const LABELS = "spec.selector.matchLabels";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "it selects by an expression",
            change: (good) => good.at(at, "spec.selector", { matchExpressions: [{ key: "app", operator: "Exists" }] }),
            at,
        },
    ],
    fails: [
        {
            when: "no pods have the label",
            change: (good) => good.at(at, LABELS, { app: "old" }),
            at,
            says: /no workload of its namespace and cluster/,
            remedy: "no",
        },
        {
            when: "pods have one label of two",
            change: (good) => good.at(at, LABELS, { app: "web", colour: "blue" }),
            at,
            says: /all labels/,
            remedy: "no",
        },
        {
            when: "the pods are in another namespace",
            change: (good) => good.at(at, "metadata.namespace", "other"),
            at,
            says: /namespace/,
            remedy: "no",
        },
        {
            when: "it has no selector",
            change: (good) => good.at(at, "spec.selector", undefined),
            at,
            says: /no workload/,
            remedy: "no",
        },
    ],
    unknown: [
        { when: "its labels are not known", change: (good) => good.at(at, LABELS, UNKNOWN), at, becomes: "unknown" },
    ],
});
