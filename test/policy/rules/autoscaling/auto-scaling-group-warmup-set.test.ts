import rule from "../../../../policy/rules/autoscaling/auto-scaling-group-warmup-set.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "fleet-us-east-1";
const WARMUP = "defaultInstanceWarmup";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it is as long as it may be", change: (good) => good.at(at, WARMUP, 600), at },
        { when: "instances are ready at once", change: (good) => good.at(at, WARMUP, 0), at },
    ],
    fails: [
        { when: "it says nothing", change: (good) => good.at(at, WARMUP, undefined), at, says: /is not set/ },
        {
            when: "it is too long",
            change: (good) => good.at(at, WARMUP, 601),
            at,
            says: /is 601 s, needs at most 600 s/,
        },
        {
            when: "the stack asks for less",
            change: (good) => good,
            at,
            settings: { mostSeconds: 299 },
            says: /is 300 s, needs at most 299 s/,
            remedy: "works",
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, WARMUP, UNKNOWN), at, becomes: "unknown" }],
});
