import rule from "../../../../policy/rules/failover/load-balancer-is-enabled.ts";
import { LOAD_BALANCER as at } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

export default meetsContract(rule, {
    passes: [{ when: "nothing is said", change: (good) => good.at(at, "enabled", undefined), at }],
    fails: [
        {
            when: "it is off",
            change: (good) => good.at(at, "enabled", false),
            at,
            says: /enabled is false, needs true/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, "enabled", UNKNOWN), at, becomes: "unknown" }],
});
