import rule from "../../../../policy/rules/exposure/kubernetes-load-balancer-admits-named-senders.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { eachOf } from "../../states/without.ts";

const at = "proxy-external-us-central1";
const RANGES = "spec.loadBalancerSourceRanges";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "several networks are named",
            change: (good) => good.at(at, RANGES, ["198.51.100.0/24", "203.0.113.0/30"]),
            at,
        },
    ],
    fails: [
        {
            when: "none is named",
            change: (good) => good.at(at, RANGES, undefined),
            at,
            says: /from anywhere: loadBalancerSourceRanges is not set/,
        },
        { when: "the list is empty", change: (good) => good.at(at, RANGES, []), at, says: /is not set/ },
        {
            when: "one of them is every address",
            change: (good) => good.at(at, RANGES, ["198.51.100.0/24", "0.0.0.0/0"]),
            at,
            says: /loadBalancerSourceRanges holds 0\.0\.0\.0\/0/,
        },
        {
            when: "one of them is every address of version 6",
            change: (good) => good.at(at, RANGES, ["::/0"]),
            at,
            says: /holds ::\/0/,
        },
    ],
    unknown: [{ when: "they are not known", change: (good) => good.at(at, RANGES, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "Services stay inside",
            change: (good) => eachOf(good, "Service", (state, name) => state.at(name, "spec.type", "ClusterIP")),
        },
    ],
});
