import rule from "../../../../policy/rules/autoscaling/auto-scaling-group-room-to-grow.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "fleet-us-east-1";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it may just double", change: (good) => good.at(at, "maxSize", 6), at },
        {
            when: "the stack asks for half as much again",
            change: (good) => good.at(at, "maxSize", 5),
            at,
            settings: { times: 1.5 },
        },
    ],
    fails: [
        {
            when: "it may not double",
            change: (good) => good.at(at, "maxSize", 5),
            at,
            says: /may grow from 3 to 5, needs maxSize 6/,
        },
        { when: "it may not grow", change: (good) => good.at(at, "maxSize", 3), at, says: /from 3 to 3/ },
        { when: "it says nothing", change: (good) => good.at(at, "maxSize", undefined), at, says: /from 3 to 0/ },
        {
            when: "it has no instances and may have none",
            change: (good) => good.at(at, "minSize", undefined).at(at, "maxSize", 0),
            at,
            says: /from 0 to 0/,
        },
        {
            when: "the stack asks for more",
            change: (good) => good,
            at,
            settings: { times: 5 },
            says: /from 3 to 12, needs maxSize 15/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, "maxSize", UNKNOWN), at, becomes: "unknown" }],
});
