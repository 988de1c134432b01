import rule from "../../../../policy/rules/observability/uptime-check-asks-from-three-regions.ts";
import { estaState } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "uptime-all";
const REGIONS = "selectedRegions";

meetsContract(rule, {
    good: estaState,
    passes: [
        { when: "it names three", change: (good) => good.at(at, REGIONS, ["USA", "EUROPE", "ASIA_PACIFIC"]), at },
        {
            when: "it names a place of the USA",
            change: (good) => good.at(at, REGIONS, ["USA_OREGON", "EUROPE", "ASIA_PACIFIC"]),
            at,
        },
        { when: "it names none", change: (good) => good.at(at, REGIONS, []), at },
    ],
    fails: [
        {
            when: "it names two",
            change: (good) => good.at(at, REGIONS, ["USA", "EUROPE"]),
            at,
            says: /are in USA and EUROPE alone, needs 3/,
        },
        {
            when: "all places are in the USA",
            change: (good) => good.at(at, REGIONS, ["USA_OREGON", "USA_IOWA", "USA_VIRGINIA"]),
            at,
            says: /are in USA alone/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, REGIONS, UNKNOWN), at, becomes: "unknown" }],
});
