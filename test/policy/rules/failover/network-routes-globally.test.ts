import rule from "../../../../policy/rules/failover/network-routes-globally.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { gkeState } from "../../states/gcp-gke.ts";

const NETWORK = "platform-network";

meetsContract(rule, {
    good: gkeState,
    passes: [],
    fails: [
        {
            when: "routes stay in their region",
            change: (good) => good.at(NETWORK, "routingMode", "REGIONAL"),
            at: NETWORK,
            says: /is REGIONAL, needs GLOBAL/,
        },
        {
            when: "it says nothing",
            change: (good) => good.at(NETWORK, "routingMode", undefined),
            at: NETWORK,
            says: /is REGIONAL/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(NETWORK, "routingMode", UNKNOWN),
            at: NETWORK,
            becomes: "unknown",
        },
    ],
});
