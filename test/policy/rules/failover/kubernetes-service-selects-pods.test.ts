import rule from "../../../../policy/rules/failover/kubernetes-service-selects-pods.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { eachOf } from "../../states/without.ts";

const at = "web-service-us-central1";
const SELECTOR = "spec.selector";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "two labels are asked for and are there",
            change: (good) => good.at(at, SELECTOR, { app: "web", system: "shop" }),
            at,
        },
    ],
    fails: [
        {
            when: "no pods have the label",
            change: (good) => good.at(at, `${SELECTOR}.app`, "api"),
            at,
            says: /no workload of its namespace and cluster has pods with all labels/,
            remedy: "no",
        },
        {
            when: "pods have one label of two",
            change: (good) => good.at(at, SELECTOR, { app: "web", colour: "green" }),
            at,
            says: /all labels/,
            remedy: "no",
        },
        {
            when: "it is in another namespace",
            change: (good) => good.at(at, "metadata.namespace", "other"),
            at,
            says: /namespace/,
            remedy: "no",
        },
        {
            when: "it is in the other cluster, and the pods are not",
            change: (good) => good.without("web-us-east1"),
            at: "web-service-us-east1",
            says: /cluster/,
            remedy: "no",
        },
    ],
    unknown: [
        { when: "its labels are not known", change: (good) => good.at(at, SELECTOR, UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [
        {
            when: "Services have no selectors",
            change: (good) => eachOf(good, "Service", (state, name) => state.at(name, SELECTOR, {})),
        },
    ],
});
