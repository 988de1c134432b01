import rule from "../../../../policy/rules/redundancy/pod-scratch-space-is-bounded.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { eachOf } from "../../states/without.ts";

const at = "web-us-central1";
const LIMIT = "spec.template.spec.volumes[1].emptyDir.sizeLimit";

export default meetsContract(rule, {
    good: shopState,
    passes: [],
    fails: [
        {
            when: "it may grow",
            change: (good) => good.at(at, LIMIT, undefined),
            at,
            says: /volume scratch is an emptyDir without a sizeLimit/,
        },
        {
            when: "a set's may grow",
            change: (good) =>
                good.at("cache-us-east1", "spec.template.spec.volumes[0]", {
                    name: "run",
                    emptyDir: { medium: "Memory" },
                }),
            at: "cache-us-east1",
            says: /volume run/,
        },
    ],
    unknown: [
        { when: "the limit is not known", change: (good) => good.at(at, LIMIT, UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [
        {
            when: "pods have no scratch space",
            change: (good) =>
                eachOf(good, "Deployment", (state, name) => state.at(name, "spec.template.spec.volumes", undefined)),
        },
    ],
});
