import rule from "../../../../policy/rules/autoscaling/gke-node-pool-balances-zones.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { gkeState, POOL, TWIN_POOL } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        { when: "it says nothing", change: (good) => good.at(POOL, "autoscaling.locationPolicy", undefined), at: POOL },
    ],
    fails: [
        {
            when: "any zone will do",
            change: (good) => good.at(POOL, "autoscaling.locationPolicy", "ANY"),
            at: POOL,
            says: /locationPolicy is ANY, needs BALANCED/,
        },
    ],
    unknown: [
        {
            when: "the policy is not known",
            change: (good) => good.at(POOL, "autoscaling.locationPolicy", UNKNOWN),
            at: POOL,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "its machines may be taken away",
            change: (good) =>
                good.without(TWIN_POOL).at(POOL, "nodeConfig.spot", true).at(POOL, "autoscaling.locationPolicy", "ANY"),
        },
        { when: "it does not grow", change: (good) => good.without(TWIN_POOL).at(POOL, "autoscaling", undefined) },
    ],
});
