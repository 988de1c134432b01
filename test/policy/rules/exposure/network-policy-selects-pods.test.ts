import rule from "../../../../policy/rules/exposure/network-policy-selects-pods.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-traffic-us-central1";
const SELECTOR = "spec.podSelector";

export default meetsContract(rule, {
    good: shopState,
    passes: [{ when: "it selects all pods of the namespace", change: (good) => good, at: "deny-us-central1" }],
    fails: [
        {
            when: "no pods have the label",
            change: (good) => good.at(at, `${SELECTOR}.matchLabels.app`, "old"),
            at,
            says: /no workload of its namespace and cluster/,
            remedy: "no",
        },
        {
            when: "pods have one label of two",
            change: (good) => good.at(at, `${SELECTOR}.matchLabels`, { app: "web", colour: "blue" }),
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
        { when: "it says nothing", change: (good) => good.at(at, SELECTOR, undefined), at, says: /no workload/ },
    ],
    unknown: [
        {
            when: "its labels are not known",
            change: (good) => good.at(at, `${SELECTOR}.matchLabels`, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
