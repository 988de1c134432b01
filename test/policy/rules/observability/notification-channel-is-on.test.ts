import rule from "../../../../policy/rules/observability/notification-channel-is-on.ts";
import { estaState } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

meetsContract(rule, {
    good: estaState,
    passes: [{ when: "it says that it is", change: (good) => good.at("on-call", "enabled", true), at: "on-call" }],
    fails: [
        {
            when: "it is off",
            change: (good) => good.at("on-call", "enabled", false),
            at: "on-call",
            says: /enabled is false, needs true/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at("on-call", "enabled", UNKNOWN),
            at: "on-call",
            becomes: "unknown",
        },
    ],
});
