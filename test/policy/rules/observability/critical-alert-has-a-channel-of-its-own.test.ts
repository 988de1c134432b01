import rule from "../../../../policy/rules/observability/critical-alert-has-a-channel-of-its-own.ts";
import { estaState } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "error-rate-critical";
const CHANNELS = "notificationChannels";
const ON_CALL = "projects/example-project/notificationChannels/1";
const TEAM = "projects/example-project/notificationChannels/2";

meetsContract(rule, {
    good: estaState,
    passes: [
        {
            when: "it goes where the warning goes and to one more",
            change: (good) => good.at(at, CHANNELS, [TEAM, "on-call"]),
            at,
        },
        {
            when: "its channel is yet to be made",
            change: (good) => good.at(at, CHANNELS, [UNKNOWN]).at("error-rate-warning", CHANNELS, [UNKNOWN]),
            at,
        },
    ],
    fails: [
        {
            when: "it goes where the warning goes",
            change: (good) => good.at(at, CHANNELS, [TEAM]),
            at,
            says: /goes where error-rate-warning goes and nowhere else/,
        },
        {
            when: "the warning also goes to who is on call",
            change: (good) => good.at("error-rate-warning", CHANNELS, [TEAM, ON_CALL]),
            at,
            says: /goes where error-rate-warning goes/,
        },
        {
            when: "both go to a channel that is yet to be made",
            change: (good) =>
                good
                    .at(at, CHANNELS, [UNKNOWN])
                    .at("error-rate-warning", CHANNELS, [UNKNOWN])
                    .facts(at, { madeFrom: { notificationChannels: ["team"] } }),
            at,
            says: /goes where error-rate-warning goes/,
        },
    ],
    unknown: [
        {
            when: "the severity is not known",
            change: (good) => good.at(at, "severity", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "there is no warning", change: (good) => good.without("error-rate-warning") },
        {
            when: "the warning is on another metric",
            change: (good) => good.at("error-rate-warning", "conditions[0].conditionThreshold.filter", "another"),
        },
        { when: "it tells nobody", change: (good) => good.at(at, CHANNELS, []) },
        { when: "both are warnings", change: (good) => good.at(at, "severity", "WARNING") },
    ],
});
