import rule from "../../../../policy/rules/redundancy/redis-keeps-two-replicas.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withoutKind } from "../../states/without.ts";

const at = "cache-us-central1";
const INSTANCES = "spec.replicas";

export default meetsContract(rule, {
    good: shopState,
    passes: [{ when: "one is enough", change: (good) => good.at(at, INSTANCES, 2), at, settings: { replicas: 1 } }],
    fails: [
        {
            when: "it has one",
            change: (good) => good.at(at, INSTANCES, 2),
            at,
            says: /has a primary and 1 replicas, and needs at least 2/,
        },
        {
            when: "it has none, which is the default",
            change: (good) => good.at(at, INSTANCES, undefined),
            at,
            says: /a primary and 0 replicas/,
        },
    ],
    unknown: [
        { when: "the number is not known", change: (good) => good.at(at, INSTANCES, UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [{ when: "no set reads such a file", change: (good) => withoutKind(good, "ConfigMap") }],
});
