import rule from "../../../../policy/rules/edge/zone-has-a-tiered-cache.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "zone";
const TIERS = "zone-tiered-cache";
const RULES = "zone-http-request-cache-settings";

export default meetsContract(rule, {
    passes: [
        {
            when: "the zone's id is not known and it was made from the zone",
            change: (good) => good.at(TIERS, "zoneId", UNKNOWN),
            at,
        },
    ],
    fails: [
        { when: "there is none", change: (good) => good.without(TIERS), at, says: /no tiered cache names it/ },
        {
            when: "it is off",
            change: (good) => good.at(TIERS, "value", "off"),
            at: TIERS,
            says: /value is off, needs on/,
        },
    ],
    unknown: [
        {
            when: "it is not known whether it is on",
            change: (good) => good.at(TIERS, "value", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "the zone keeps nothing",
            change: (good) => good.at(RULES, "rules[0].actionParameters.cache", false).without(TIERS),
        },
        {
            when: "the rule that keeps files is off",
            change: (good) => good.at(RULES, "rules[0].enabled", false).without(TIERS),
        },
    ],
});
