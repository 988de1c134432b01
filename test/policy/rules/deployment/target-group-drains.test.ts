import rule from "../../../../policy/rules/deployment/target-group-drains.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "targets-us-east-1";
const DELAY = "deregistrationDelay";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it waits as long as it may", change: (good) => good.at(at, DELAY, 300), at },
        { when: "it says nothing, which is five minutes", change: (good) => good.at(at, DELAY, undefined), at },
    ],
    fails: [
        { when: "it does not wait", change: (good) => good.at(at, DELAY, 0), at, says: /is 0 s, needs 30 to 300 s/ },
        { when: "it waits a second too little", change: (good) => good.at(at, DELAY, 29), at, says: /is 29 s/ },
        { when: "it waits a second too long", change: (good) => good.at(at, DELAY, 301), at, says: /is 301 s/ },
        {
            when: "requests of the stack take longer",
            change: (good) => good,
            at,
            settings: { leastSeconds: 60 },
            says: /is 30 s, needs 60 to/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, DELAY, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "targets are functions",
            change: (good) => good.at(at, "targetType", "lambda").at("targets-us-west-2", "targetType", "lambda"),
        },
    ],
});
