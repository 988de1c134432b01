import rule from "../../../../policy/rules/exposure/gke-network-policy-enforced.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { CLUSTER, gkeState } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "it runs the older enforcement",
            change: (good) =>
                good.at(CLUSTER, "datapathProvider", undefined).at(CLUSTER, "networkPolicy", { enabled: true }),
            at: CLUSTER,
        },
        {
            when: "it is an Autopilot cluster",
            change: (good) => good.at(CLUSTER, "datapathProvider", undefined).at(CLUSTER, "enableAutopilot", true),
            at: CLUSTER,
        },
    ],
    fails: [
        {
            when: "it has the older datapath",
            change: (good) => good.at(CLUSTER, "datapathProvider", "LEGACY_DATAPATH"),
            at: CLUSTER,
            says: /is LEGACY_DATAPATH and networkPolicy is not enabled/,
        },
        {
            when: "it says nothing",
            change: (good) => good.at(CLUSTER, "datapathProvider", undefined),
            at: CLUSTER,
            says: /is not set/,
        },
        {
            when: "the older enforcement is off",
            change: (good) =>
                good.at(CLUSTER, "datapathProvider", undefined).at(CLUSTER, "networkPolicy", { enabled: false }),
            at: CLUSTER,
            says: /networkPolicy is not enabled/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(CLUSTER, "datapathProvider", UNKNOWN),
            at: CLUSTER,
            becomes: "unknown",
        },
    ],
});
