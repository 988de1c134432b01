import rule from "../../../../policy/rules/health/monitor-needs-repeated-success.ts";
import { MONITOR } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = MONITOR;

export default meetsContract(rule, {
    passes: [
        { when: "two probes have to succeed", change: (good) => good.at(at, "consecutiveUp", 2), at },
        {
            when: "the stack is content with one",
            change: (good) => good.at(at, "consecutiveUp", 1),
            at,
            settings: { minimumProbes: 1 },
        },
    ],
    fails: [
        {
            when: "one good answer is enough",
            change: (good) => good.at(at, "consecutiveUp", 1),
            at,
            says: /consecutiveUp is 1, needs at least 2/,
        },
        {
            when: "nothing is said, which is what the provider writes as 0",
            change: (good) => good.at(at, "consecutiveUp", undefined),
            at,
            says: /consecutiveUp is 0/,
        },
    ],
    unknown: [
        {
            when: "the number is not known",
            change: (good) => good.at(at, "consecutiveUp", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
