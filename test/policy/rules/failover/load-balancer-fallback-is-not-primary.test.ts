import rule from "../../../../policy/rules/failover/load-balancer-fallback-is-not-primary.ts";
import { LOAD_BALANCER } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = LOAD_BALANCER;
const PRIMARY = "pool-us-central1-id";

export default meetsContract(rule, {
    passes: [
        {
            when: "the default pools are not known yet and the fallback is made from another",
            change: (good) =>
                good
                    .at(at, "defaultPools", UNKNOWN)
                    .facts(at, { madeFrom: { defaultPools: ["pool-us-central1"], fallbackPool: ["pool-us-east1"] } }),
            at,
        },

        {
            when: "the fallback is a pool of its own whose id is not known yet",
            change: (good) =>
                good
                    .at(at, "fallbackPool", UNKNOWN)
                    .facts(at, { madeFrom: { defaultPools: ["pool-us-central1"], fallbackPool: ["pool-us-east1"] } }),
            at,
        },
    ],
    fails: [
        {
            when: "the fallback is empty",
            change: (good) => good.at(at, "fallbackPool", ""),
            at,
            says: /fallbackPool is not set/,
            remedy: "no",
        },

        {
            when: "the fallback is the first pool",
            change: (good) => good.at(at, "fallbackPool", PRIMARY),
            at,
            says: /is the first of the 2 default pools/,
        },
        {
            when: "the fallback is the first pool, whatever it was made from",
            change: (good) =>
                good
                    .at(at, "fallbackPool", PRIMARY)
                    .facts(at, { madeFrom: { defaultPools: ["pool-us-central1"], fallbackPool: ["pool-us-east1"] } }),
            at,
            says: /is the first of the 2 default pools/,
        },
        {
            when: "there is no other pool",
            change: (good) => good.at(at, "fallbackPool", PRIMARY).at(at, "defaultPools", [PRIMARY]),
            at,
            says: /first of the 1 default pools/,
            remedy: "no",
        },
        {
            when: "no fallback is set",
            change: (good) => good.at(at, "fallbackPool", undefined),
            at,
            says: /fallbackPool is not set/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "nothing tells what the default pools are made from",
            change: (good) =>
                good.at(at, "fallbackPool", UNKNOWN).facts(at, { madeFrom: { fallbackPool: ["pool-us-east1"] } }),
            at,
            becomes: "unknown",
        },

        {
            when: "the ids are not known and the fallback is one of the default pools",
            change: (good) => good.at(at, "fallbackPool", UNKNOWN),
            at,
            becomes: "unknown",
        },
        {
            when: "the order of the pools is not known",
            change: (good) => good.at(at, "defaultPools", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
