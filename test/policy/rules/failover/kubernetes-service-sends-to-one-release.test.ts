import rule from "../../../../policy/rules/failover/kubernetes-service-sends-to-one-release.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withoutKind } from "../../states/without.ts";

const at = "web-service-us-central1";
const both = { system: "shop" };

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "two are allowed",
            change: (good) => good.at(at, "spec.selector", both),
            at,
            settings: { deployments: 2 },
        },
    ],
    fails: [
        {
            when: "its label is one of several Deployments'",
            change: (good) => good.at(at, "spec.selector", both),
            at,
            says: /divides requests over web-us-central1 and proxy-us-central1, at most 1 is allowed/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "its labels are not known",
            change: (good) => good.at(at, "spec.selector", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "no Service selects a Deployment", change: (good) => withoutKind(good, "Deployment") }],
});
