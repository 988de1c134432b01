import rule from "../../../../policy/rules/health/auto-scaling-group-grace-period.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "fleet-us-east-1";
const PERIOD = "healthCheckGracePeriod";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it is the shortest allowed", change: (good) => good.at(at, PERIOD, 60), at },
        { when: "it is the longest allowed", change: (good) => good.at(at, PERIOD, 600), at },
        { when: "it says nothing, which is five minutes", change: (good) => good.at(at, PERIOD, undefined), at },
    ],
    fails: [
        { when: "it is zero", change: (good) => good.at(at, PERIOD, 0), at, says: /is 0 s, needs 60 to 600 s/ },
        { when: "it is a second too short", change: (good) => good.at(at, PERIOD, 59), at, says: /is 59 s/ },
        { when: "it is a second too long", change: (good) => good.at(at, PERIOD, 601), at, says: /is 601 s/ },
        {
            when: "the stack's instances take longer",
            change: (good) => good,
            at,
            settings: { leastSeconds: 240 },
            says: /is 180 s, needs 240 to 600 s/,
        },
        {
            when: "the default is too long for the stack",
            change: (good) => good.at(at, PERIOD, undefined),
            at,
            settings: { mostSeconds: 120 },
            says: /is 300 s, needs 60 to 120 s/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, PERIOD, UNKNOWN), at, becomes: "unknown" }],
});
