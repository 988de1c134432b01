import rule from "../../../../policy/rules/failover/load-balancer-retries-in-another-pool.ts";
import { LOAD_BALANCER as at } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const PROPERTY = "adaptiveRouting.failoverAcrossPools";

export default meetsContract(rule, {
    passes: [
        { when: "it says nothing about sessions", change: (good) => good.at(at, "sessionAffinity", undefined), at },
    ],
    fails: [
        {
            when: "retries stay in the pool",
            change: (good) => good.at(at, PROPERTY, false),
            at,
            says: /failoverAcrossPools is false, needs true/,
        },
        {
            when: "nothing is said",
            change: (good) => good.at(at, "adaptiveRouting", undefined),
            at,
            says: /failoverAcrossPools is false/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, PROPERTY, UNKNOWN), at, becomes: "unknown" }],
});
