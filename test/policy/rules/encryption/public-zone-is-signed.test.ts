import rule from "../../../../policy/rules/encryption/public-zone-is-signed.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { loadBalancingState, ZONE } from "../../states/gcp-load-balancing.ts";

meetsContract(rule, {
    good: loadBalancingState,
    passes: [{ when: "it says that it is public", change: (good) => good.at(ZONE, "visibility", undefined), at: ZONE }],
    fails: [
        {
            when: "signing is off",
            change: (good) => good.at(ZONE, "dnssecConfig.state", "off"),
            at: ZONE,
            says: /state is off, needs on/,
        },
        {
            when: "it says nothing",
            change: (good) => good.at(ZONE, "dnssecConfig", undefined),
            at: ZONE,
            says: /state is off/,
        },
        {
            when: "it is being moved",
            change: (good) => good.at(ZONE, "dnssecConfig.state", "transfer"),
            at: ZONE,
            says: /state is transfer/,
        },
        {
            when: "nothing is said about who sees it",
            change: (good) => good.at(ZONE, "visibility", undefined).at(ZONE, "dnssecConfig", undefined),
            at: ZONE,
            says: /state is off/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(ZONE, "dnssecConfig.state", UNKNOWN),
            at: ZONE,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "it is private", change: (good) => good.at(ZONE, "visibility", "private") }],
});
