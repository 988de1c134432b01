import rule from "../../../../policy/rules/deployment/deployment-spread-counts-each-rollout.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { eachOf } from "../../states/without.ts";

const at = "web-us-central1";
const KEYS = "spec.template.spec.topologySpreadConstraints[0].matchLabelKeys";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "other keys stand beside it", change: (good) => good.at(at, KEYS, ["app", "pod-template-hash"]), at },
    ],
    fails: [
        {
            when: "it has none",
            change: (good) => good.at(at, KEYS, undefined),
            at,
            says: /topologySpreadConstraints\[0\]\.matchLabelKeys does not hold pod-template-hash/,
        },
        {
            when: "it has another",
            change: (good) => good.at(at, KEYS, ["app"]),
            at,
            says: /does not hold pod-template-hash/,
        },
    ],
    unknown: [{ when: "they are not known", change: (good) => good.at(at, KEYS, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "spreading over zones is a wish",
            change: (good) =>
                eachOf(good, "Deployment", (state, name) =>
                    state.at(
                        name,
                        "spec.template.spec.topologySpreadConstraints[0].whenUnsatisfiable",
                        "ScheduleAnyway",
                    ),
                ),
        },
    ],
});
