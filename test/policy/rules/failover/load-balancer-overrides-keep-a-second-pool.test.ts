import rule from "../../../../policy/rules/failover/load-balancer-overrides-keep-a-second-pool.ts";
import { LOAD_BALANCER as at } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, type State, UNKNOWN } from "../../state.ts";

const ONE: Json = ["pool-us-east1-id"];
const BOTH: Json = ["pool-us-east1-id", "pool-us-central1-id"];
const ruled = (good: State, pools: Json, more: { readonly [key: string]: Json } = {}) =>
    good.at(at, "rules", [{ name: "fixed" }, { name: "reports", overrides: { defaultPools: pools }, ...more }]);

export default meetsContract(rule, {
    passes: [
        {
            when: "nothing is overridden",
            change: (good) => good.at(at, "regionPools", undefined).at(at, "rules", undefined),
            at,
        },
        {
            when: "each place has two pools",
            change: (good) => good.at(at, "regionPools", { WNAM: BOTH, ENAM: BOTH }),
            at,
        },
        { when: "a rule names two pools", change: (good) => ruled(good, BOTH), at },
        { when: "a rule names no pools", change: (good) => ruled(good, []), at },
        { when: "a rule with one pool is off", change: (good) => ruled(good, ONE, { disabled: true }), at },
        {
            when: "the stack is content with one pool",
            change: (good) => good.at(at, "countryPools", { DE: ONE }),
            at,
            settings: { minimumPools: 1 },
        },
    ],
    fails: [
        ...["regionPools", "countryPools", "popPools"].map((map) => ({
            when: `${map} give one place a single pool`,
            change: (good: State) => good.at(at, map, { AAA: BOTH, BBB: ONE }),
            at,
            says: new RegExp(`${map}\\.BBB holds 1 pools, needs at least 2`),
        })),
        {
            when: "a place has no pool",
            change: (good) => good.at(at, "regionPools", { WNAM: [] }),
            at,
            says: /regionPools\.WNAM holds 0 pools/,
        },
        {
            when: "a rule names a single pool",
            change: (good) => ruled(good, ONE),
            at,
            says: /rules\[1\]\.overrides\.defaultPools holds 1 pools/,
        },
    ],
    unknown: [
        {
            when: "the pools are not known",
            change: (good) => good.at(at, "regionPools", { WNAM: UNKNOWN }),
            at,
            becomes: "unknown",
        },
    ],
});
