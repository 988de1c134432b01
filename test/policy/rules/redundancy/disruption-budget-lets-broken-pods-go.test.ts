import rule from "../../../../policy/rules/redundancy/disruption-budget-lets-broken-pods-go.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-budget-us-central1";
const POLICY = "spec.unhealthyPodEvictionPolicy";

export default meetsContract(rule, {
    good: shopState,
    passes: [],
    fails: [
        {
            when: "it protects them",
            change: (good) => good.at(at, POLICY, "IfHealthyBudget"),
            at,
            says: /is IfHealthyBudget: it must be AlwaysAllow/,
        },
        {
            when: "it says nothing",
            change: (good) => good.at(at, POLICY, undefined),
            at,
            says: /is not set, which is IfHealthyBudget/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, POLICY, UNKNOWN), at, becomes: "unknown" }],
});
