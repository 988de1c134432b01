import rule from "../../../../policy/rules/observability/health-check-logs-changes.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { loadBalancingState } from "../../states/gcp-load-balancing.ts";

meetsContract(rule, {
    good: loadBalancingState,
    passes: [],
    fails: [
        {
            when: "it is off",
            change: (good) => good.at("bypass-check", "logConfig.enable", false),
            at: "bypass-check",
            says: /logConfig.enable is not true/,
        },
        {
            when: "it says nothing",
            change: (good) => good.at("bypass-check", "logConfig", undefined),
            at: "bypass-check",
            says: /logConfig.enable is not true/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at("bypass-check", "logConfig.enable", UNKNOWN),
            at: "bypass-check",
            becomes: "unknown",
        },
    ],
});
