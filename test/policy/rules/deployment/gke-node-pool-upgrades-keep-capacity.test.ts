import rule from "../../../../policy/rules/deployment/gke-node-pool-upgrades-keep-capacity.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { gkeState, POOL } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        { when: "it says nothing", change: (good) => good.at(POOL, "upgradeSettings", undefined), at: POOL },
        {
            when: "it is upgraded blue-green",
            change: (good) => good.at(POOL, "upgradeSettings", { strategy: "BLUE_GREEN", maxUnavailable: 1 }),
            at: POOL,
        },
        {
            when: "more nodes are added at once",
            change: (good) => good.at(POOL, "upgradeSettings.maxSurge", 2),
            at: POOL,
        },
    ],
    fails: [
        {
            when: "one node may be missing",
            change: (good) => good.at(POOL, "upgradeSettings.maxUnavailable", 1),
            at: POOL,
            says: /maxSurge 1 and maxUnavailable 1/,
        },
        {
            when: "one node may be missing and nothing else is said",
            change: (good) => good.at(POOL, "upgradeSettings", { maxUnavailable: 1 }),
            at: POOL,
            says: /maxSurge 1 and maxUnavailable 1/,
        },
        {
            when: "none is added",
            change: (good) => good.at(POOL, "upgradeSettings", { maxSurge: 0 }),
            at: POOL,
            says: /maxSurge 0 and maxUnavailable 0/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(POOL, "upgradeSettings.maxUnavailable", UNKNOWN),
            at: POOL,
            becomes: "unknown",
        },
    ],
});
