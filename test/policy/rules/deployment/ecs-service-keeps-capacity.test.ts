import rule from "../../../../policy/rules/deployment/ecs-service-keeps-capacity.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsAdditionsState, SERVICE } from "../../states/aws-serving-additions.ts";

const at = SERVICE;
const LEAST = "deploymentMinimumHealthyPercent";

export default meetsContract(rule, {
    good: awsAdditionsState,
    passes: [
        { when: "it says nothing, which is all", change: (good) => good.at(at, LEAST, undefined), at },
        {
            when: "the stack allows half to be missing",
            change: (good) => good.at(at, LEAST, 50),
            at,
            settings: { leastPercent: 50 },
        },
    ],
    fails: [
        {
            when: "some are ended first",
            change: (good) => good.at(at, LEAST, 99),
            at,
            says: /keeps 99 % of its tasks, needs at least 100 %/,
        },
        { when: "all are", change: (good) => good.at(at, LEAST, 0), at, says: /keeps 0 %/ },
        {
            when: "the default is too little for the stack",
            change: (good) => good.at(at, LEAST, undefined),
            at,
            settings: { leastPercent: 101 },
            says: /keeps 100 %/,
            remedy: "no",
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, LEAST, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "one task runs on each machine",
            change: (good) => good.at(at, "schedulingStrategy", "DAEMON").at(at, LEAST, 0),
        },
        {
            when: "another tool deploys",
            change: (good) => good.at(at, "deploymentController.type", "EXTERNAL").at(at, LEAST, 0),
        },
    ],
});
