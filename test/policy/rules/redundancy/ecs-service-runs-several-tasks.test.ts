import rule from "../../../../policy/rules/redundancy/ecs-service-runs-several-tasks.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsAdditionsState, SERVICE } from "../../states/aws-serving-additions.ts";

const at = SERVICE;
const COUNT = "desiredCount";
const target = {
    type: "aws:appautoscaling/target:Target",
    name: "scaled",
    id: "scaled",
    outputs: { resourceId: "service/erato/worker", minCapacity: 2, maxCapacity: 10 },
};

export default meetsContract(rule, {
    good: awsAdditionsState,
    passes: [
        { when: "it runs more", change: (good) => good.at(at, COUNT, 3), at },
        { when: "it is scaled from two tasks on", change: (good) => good.at(at, COUNT, 1).plus(target), at },
        {
            when: "it is scaled, and its name is not known yet",
            change: (good) =>
                good.at(at, COUNT, undefined).plus({
                    ...target,
                    outputs: { ...target.outputs, resourceId: UNKNOWN },
                    madeFrom: { resourceId: [at] },
                }),
            at,
        },
    ],
    fails: [
        { when: "it runs one", change: (good) => good.at(at, COUNT, 1), at, says: /keeps 1 tasks, needs at least 2/ },
        { when: "it says nothing", change: (good) => good.at(at, COUNT, undefined), at, says: /keeps 0 tasks/ },
        {
            when: "it may be scaled to one",
            change: (good) => good.plus(target).at("scaled", "minCapacity", 1),
            at,
            says: /keeps 1 tasks/,
            remedy: "no",
        },
        {
            when: "another service is scaled",
            change: (good) =>
                good.at(at, COUNT, 1).plus(target).at("scaled", "resourceId", "service/erato/other-worker"),
            at,
            says: /keeps 1 tasks/,
        },
        {
            when: "the stack asks for three",
            change: (good) => good,
            at,
            settings: { tasks: 3 },
            says: /keeps 2 tasks, needs at least 3/,
        },
    ],
    unknown: [
        { when: "the count is not known", change: (good) => good.at(at, COUNT, UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [
        {
            when: "one task runs on each machine",
            change: (good) => good.at(at, "schedulingStrategy", "DAEMON").at(at, COUNT, undefined),
        },
    ],
});
