import rule from "../../../../policy/rules/observability/cloudtrail-hears-every-region.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { trailState } from "../../states/aws-trail.ts";

export default meetsContract(rule, {
    good: () => trailState(),
    passes: [{ when: "it is switched on", change: (good) => good.at("trail", "enableLogging", true), at: "trail" }],
    fails: [
        {
            when: "it hears one region",
            change: (good) => good.at("trail", "isMultiRegionTrail", undefined),
            at: "trail",
            says: /^isMultiRegionTrail is false, needs true$/,
        },
        {
            when: "it is off",
            change: (good) => good.at("trail", "enableLogging", false),
            at: "trail",
            says: /^enableLogging is false, needs true$/,
        },
        {
            when: "changes to its files do not show",
            change: (good) => good.at("trail", "enableLogFileValidation", undefined),
            at: "trail",
            says: /^enableLogFileValidation is false, needs true$/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at("trail", "isMultiRegionTrail", UNKNOWN),
            at: "trail",
            becomes: "unknown",
        },
    ],
});
