import rule from "../../../../policy/rules/exposure/gke-nodes-boot-verified.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { gkeState, POOL } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "monitoring is left to the default",
            change: (good) => good.at(POOL, "nodeConfig.shieldedInstanceConfig.enableIntegrityMonitoring", undefined),
            at: POOL,
        },
    ],
    fails: [
        {
            when: "secure boot is off",
            change: (good) => good.at(POOL, "nodeConfig.shieldedInstanceConfig.enableSecureBoot", false),
            at: POOL,
            says: /lacks enableSecureBoot$/,
        },
        {
            when: "it says nothing",
            change: (good) => good.at(POOL, "nodeConfig.shieldedInstanceConfig", undefined),
            at: POOL,
            says: /lacks enableSecureBoot$/,
        },
        {
            when: "monitoring is off",
            change: (good) => good.at(POOL, "nodeConfig.shieldedInstanceConfig.enableIntegrityMonitoring", false),
            at: POOL,
            says: /lacks enableIntegrityMonitoring/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(POOL, "nodeConfig.shieldedInstanceConfig.enableSecureBoot", UNKNOWN),
            at: POOL,
            becomes: "unknown",
        },
    ],
});
