import rule from "../../../../policy/rules/observability/alert-closes-by-itself.ts";
import { estaState } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "error-rate-critical";
const CLOSE = "alertStrategy.autoClose";

meetsContract(rule, {
    good: estaState,
    passes: [{ when: "it closes sooner", change: (good) => good.at(at, CLOSE, "1800s"), at }],
    fails: [
        {
            when: "it closes a second too late",
            change: (good) => good.at(at, CLOSE, "86401s"),
            at,
            says: /is 86401 s, needs at most 86400 s/,
        },
        {
            when: "it says nothing",
            change: (good) => good.at(at, "alertStrategy", undefined),
            at,
            says: /autoClose is not set/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, CLOSE, UNKNOWN), at, becomes: "unknown" }],
});
