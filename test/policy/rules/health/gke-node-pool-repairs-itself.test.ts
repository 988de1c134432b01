import rule from "../../../../policy/rules/health/gke-node-pool-repairs-itself.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { gkeState, POOL } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [{ when: "it says nothing", change: (good) => good.at(POOL, "management", undefined), at: POOL }],
    fails: [
        {
            when: "it does not repair",
            change: (good) => good.at(POOL, "management.autoRepair", false),
            at: POOL,
            says: /management has autoRepair false/,
        },
        {
            when: "it does not upgrade",
            change: (good) => good.at(POOL, "management.autoUpgrade", false),
            at: POOL,
            says: /management has autoUpgrade false/,
        },
        {
            when: "it does neither",
            change: (good) => good.at(POOL, "management", { autoRepair: false, autoUpgrade: false }),
            at: POOL,
            says: /autoRepair and autoUpgrade false/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(POOL, "management.autoRepair", UNKNOWN),
            at: POOL,
            becomes: "unknown",
        },
    ],
});
