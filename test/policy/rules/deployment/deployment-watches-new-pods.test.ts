import rule from "../../../../policy/rules/deployment/deployment-watches-new-pods.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-central1";
const SECONDS = "spec.minReadySeconds";

export default meetsContract(rule, {
    good: shopState,
    passes: [{ when: "less is enough", change: (good) => good.at(at, SECONDS, 1), at, settings: { seconds: 1 } }],
    fails: [
        {
            when: "it watches for four seconds",
            change: (good) => good.at(at, SECONDS, 4),
            at,
            says: /minReadySeconds is 4 s, and must be at least 5 s/,
        },
        {
            when: "it says nothing, which is not at all",
            change: (good) => good.at(at, SECONDS, undefined),
            at,
            says: /is 0 s/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, SECONDS, UNKNOWN), at, becomes: "unknown" }],
});
