import rule from "../../../../policy/rules/health/load-balancer-pool-probed-from-several-regions.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { POOL as at } from "../../states/edge.ts";

export default meetsContract(rule, {
    passes: [
        {
            when: "nothing is said, which means everywhere",
            change: (good) => good.at(at, "checkRegions", undefined),
            at,
        },
        {
            when: "all regions are named by one word",
            change: (good) => good.at(at, "checkRegions", ["all_regions"]),
            at,
        },
        {
            when: "the stack is content with two",
            change: (good) => good.at(at, "checkRegions", ["ENAM", "WEU"]),
            at,
            settings: { minimumRegions: 2 },
        },
    ],
    fails: [
        {
            when: "two regions decide",
            change: (good) => good.at(at, "checkRegions", ["ENAM", "WEU"]),
            at,
            says: /checkRegions is ENAM, WEU, needs at least 3 regions/,
        },
        {
            when: "a region is named twice",
            change: (good) => good.at(at, "checkRegions", ["ENAM", "enam", "WEU"]),
            at,
            says: /checkRegions is ENAM, WEU,/,
        },
        {
            when: "the list is empty",
            change: (good) => good.at(at, "checkRegions", []),
            at,
            says: /checkRegions is empty/,
        },
    ],
    unknown: [
        {
            when: "a region is not known",
            change: (good) => good.at(at, "checkRegions", ["ENAM", UNKNOWN]),
            at,
            becomes: "unknown",
        },
    ],
});
