import rule from "../../../../policy/rules/redundancy/workload-has-one-disruption-budget.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-central1";
const budget = "web-budget-us-central1";
const LABELS = "spec.selector.matchLabels";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "the budget selects every pod of the namespace but the others'",
            change: (good) =>
                good.at(budget, "spec.selector", {
                    matchExpressions: [{ key: "app", operator: "In", values: ["web"] }],
                }),
            at,
        },
        { when: "a set has one too", change: (good) => good, at: "cache-us-central1" },
    ],
    fails: [
        {
            when: "two pods are the least and there is none",
            change: (good) => good.at("web-scaling-us-central1", "spec.minReplicas", 2).without(budget),
            at,
            says: /no disruption budget/,
        },

        {
            when: "there is none",
            change: (good) => good.without(budget),
            at,
            says: /no disruption budget of its namespace and cluster/,
        },
        {
            when: "a set has none",
            change: (good) => good.without("cache-budget-us-east1"),
            at: "cache-us-east1",
            says: /no disruption budget/,
        },
        {
            when: "a budget shares one label of two",
            change: (good) => good.at(budget, LABELS, { system: "shop", app: "api" }),
            at,
            says: /by all labels/,
        },
        {
            when: "a budget selects nothing",
            change: (good) => good.at(budget, "spec.selector", undefined),
            at,
            says: /no disruption budget/,
        },
        {
            when: "the budget is in another namespace",
            change: (good) => good.at(budget, "metadata.namespace", undefined),
            at,
            says: /namespace/,
        },
        {
            when: "the budget is in the other cluster",
            change: (good) => good.facts(budget, { provider: "kubernetes-us-east1" }),
            at,
            says: /cluster/,
        },
        {
            when: "there are two",
            change: (good) => good.at("proxy-budget-us-central1", LABELS, { system: "shop", app: "web" }),
            at,
            says: /web-budget-us-central1 and proxy-budget-us-central1 all select its pods/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "a budget's labels are not known",
            change: (good) => good.at(budget, LABELS, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "every workload may go down to one pod",
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
