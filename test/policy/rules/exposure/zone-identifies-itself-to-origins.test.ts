import rule from "../../../../policy/rules/exposure/zone-identifies-itself-to-origins.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "zone";
const PULLS = "zone-origin-pulls";

export default meetsContract(rule, {
    passes: [
        {
            when: "the zone's id is not known and it was made from the zone",
            change: (good) => good.at(PULLS, "zoneId", UNKNOWN),
            at,
        },
    ],
    fails: [
        {
            when: "there are none",
            change: (good) => good.without(PULLS),
            at,
            says: /no authenticated origin pulls are set for it/,
        },
        {
            when: "they are off",
            change: (good) => good.at(PULLS, "enabled", false),
            at: PULLS,
            says: /enabled is false, needs true/,
        },
        {
            when: "nothing is said",
            change: (good) => good.at(PULLS, "enabled", undefined),
            at: PULLS,
            says: /enabled is false/,
        },
    ],
    unknown: [
        { when: "it is not known", change: (good) => good.at(PULLS, "enabled", UNKNOWN), at, becomes: "unknown" },
    ],
});
