import rule from "../../../../policy/rules/failover/edge-return-is-gradual.ts";
import { configured, coordinated, ROUTER } from "../../router-config.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = ROUTER;

export default meetsContract(rule, {
    passes: [
        {
            when: "the steps are as large as they may be",
            change: (good) => coordinated(good, { ramp: { percents: [10, 60, 100] } }),
            at,
        },
        {
            when: "another first step is allowed",
            change: (good) => coordinated(good, { ramp: { percents: [50, 100] } }),
            at,
            settings: { largestFirstPercent: 50, largestStepPercent: 50 },
        },
    ],
    fails: [
        {
            when: "everything comes back at once",
            change: (good) => coordinated(good, { ramp: { percents: [100] } }),
            at,
            says: /comes back with 100 %: it must begin with 10 % at most/,
            remedy: "no",
        },
        {
            when: "no steps are given",
            change: (good) => coordinated(good, { ramp: { percents: [] } }),
            at,
            says: /must begin with 10 % at most/,
            remedy: "no",
        },
        {
            when: "the first step is too large",
            change: (good) => coordinated(good, { ramp: { percents: [11, 50, 100] } }),
            at,
            says: /must begin with 10 % at most/,
            remedy: "no",
        },
        {
            when: "a later step is too large",
            change: (good) => coordinated(good, { ramp: { percents: [1, 10, 61, 100] } }),
            at,
            says: /1, 10, 61, 100 %: 61 % is more than 50 % at once/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the bindings are not known",
            change: (good) => good.at(ROUTER, "bindings", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "isolates decide each alone", change: (good) => configured(good, {}) },
        { when: "no route runs the Worker", change: (good) => good.without("router-route") },
    ],
});
