import rule from "../../../../policy/rules/observability/nat-logs-errors.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { gkeState, NAT } from "../../states/gcp-gke.ts";

meetsContract(rule, {
    good: gkeState,
    passes: [{ when: "it logs everything", change: (good) => good.at(NAT, "logConfig.filter", "ALL"), at: NAT }],
    fails: [
        {
            when: "it logs what went well",
            change: (good) => good.at(NAT, "logConfig.filter", "TRANSLATIONS_ONLY"),
            at: NAT,
            says: /filter is TRANSLATIONS_ONLY/,
        },
        {
            when: "it is off",
            change: (good) => good.at(NAT, "logConfig.enable", false),
            at: NAT,
            says: /enable is not true/,
        },
        {
            when: "it says nothing",
            change: (good) => good.at(NAT, "logConfig", undefined),
            at: NAT,
            says: /enable is not true/,
        },
        {
            when: "no filter is said",
            change: (good) => good.at(NAT, "logConfig.filter", undefined),
            at: NAT,
            says: /filter is not set/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(NAT, "logConfig.filter", UNKNOWN),
            at: NAT,
            becomes: "unknown",
        },
    ],
});
