import rule from "../../../../policy/rules/health/target-group-finds-dead-targets.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "targets-us-east-1";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "it takes just as long as it may",
            change: (good) => good.set(at, { healthCheck: { interval: 12, unhealthyThreshold: 2, timeout: 6 } }),
            at,
        },
        {
            when: "the timeout is the default of HTTP",
            change: (good) => good.at(at, "healthCheck.timeout", undefined),
            at,
            settings: { withinSeconds: 26 },
        },
    ],
    fails: [
        {
            when: "it takes a second too long",
            change: (good) => good.set(at, { healthCheck: { interval: 12, unhealthyThreshold: 2, timeout: 7 } }),
            at,
            says: /12 s x 2 \+ 7 s = 31 s, needs at most 30 s/,
        },
        {
            when: "it says nothing, because probes are then 30 s apart",
            change: (good) => good.at(at, "healthCheck", undefined),
            at,
            says: /30 s x 3 \+ 6 s = 96 s/,
        },
        {
            when: "the protocol's own timeout is longer",
            change: (good) =>
                good.at(at, "protocol", "TCP").at(at, "healthCheck", { interval: 10, unhealthyThreshold: 3 }),
            at,
            says: /10 s x 3 \+ 10 s = 40 s/,
        },
    ],
    unknown: [
        {
            when: "the interval is not known",
            change: (good) => good.at(at, "healthCheck.interval", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "targets are functions",
            change: (good) => good.at(at, "targetType", "lambda").at("targets-us-west-2", "targetType", "lambda"),
        },
    ],
});
