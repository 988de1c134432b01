import rule from "../../../../policy/rules/objectives/critical-alert-fires-within-recovery-time.ts";
import { estaState, SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "reachability-critical";
const CONDITION = "conditions[0].conditionThreshold";
const DURATION = `${CONDITION}.duration`;
const PERIOD = `${CONDITION}.aggregations[0].alignmentPeriod`;
const filter = "uptime_check/check_passed";
const SLOW = { conditionThreshold: { filter, duration: "600s" } };
const FAST = { conditionThreshold: { filter, duration: "60s" } };

export default meetsContract(rule, {
    good: estaState,
    passes: [
        {
            when: "it looks at the moment and a second is all there is",
            change: (good) =>
                good
                    .at(at, DURATION, undefined)
                    .at(at, PERIOD, undefined)
                    .at(SYSTEM, "objectives.recoveryTime.targetSeconds", 1),
            at,
        },

        { when: "it fires a second before", change: (good) => good.at(at, DURATION, "239s"), at },
        {
            when: "a share of server errors is compared",
            change: (good) =>
                good.at("error-rate-critical", `${CONDITION}.filter`, 'metric.labels.response_code_class="5xx"'),
            at: "error-rate-critical",
        },
        {
            when: "it looks at the moment",
            change: (good) => good.at(at, DURATION, undefined).at(at, PERIOD, undefined),
            at,
        },
    ],
    fails: [
        {
            when: "it fires when the time is over",
            change: (good) => good.at(at, DURATION, "240s"),
            at,
            says: /fires after 300 s, and the system has 300 s to be back/,
        },
        {
            when: "it looks at long periods",
            change: (good) => good.at(at, PERIOD, "600s"),
            at,
            says: /fires after 720 s/,
            remedy: "no",
        },
        {
            when: "another of its conditions is slow",
            change: (good) => good.at(at, "conditions", [SLOW, FAST]),
            at,
            says: /fires after 600 s/,
        },
        {
            when: "another of its aggregations is slow",
            change: (good) =>
                good.at(at, `${CONDITION}.aggregations`, [{ alignmentPeriod: "60s" }, { alignmentPeriod: "300s" }]),
            at,
            says: /fires after 420 s/,
            remedy: "no",
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, DURATION, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        { when: "it is a warning", change: (good) => good.at(at, "severity", "WARNING") },
        { when: "it looks at other signs", change: (good) => good.at(at, `${CONDITION}.filter`, "cache misses") },
        { when: "there is no such condition", change: (good) => good.at(at, "conditions", undefined) },
        { when: "no objective is declared", change: (good) => good.at(SYSTEM, "objectives.recoveryTime", undefined) },
    ],
});
