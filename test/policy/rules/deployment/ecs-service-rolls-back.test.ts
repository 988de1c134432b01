import rule from "../../../../policy/rules/deployment/ecs-service-rolls-back.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsAdditionsState, SERVICE } from "../../states/aws-serving-additions.ts";

const at = SERVICE;
const BREAKER = "deploymentCircuitBreaker";

export default meetsContract(rule, {
    good: awsAdditionsState,
    passes: [
        { when: "it does not say who deploys", change: (good) => good.at(at, "deploymentController", undefined), at },
    ],
    fails: [
        {
            when: "it is off",
            change: (good) => good.at(at, `${BREAKER}.enable`, false),
            at,
            says: /Breaker\.enable is not true/,
        },
        {
            when: "it stops and stays",
            change: (good) => good.at(at, `${BREAKER}.rollback`, false),
            at,
            says: /Breaker\.rollback is not true/,
        },
        { when: "it says nothing", change: (good) => good.at(at, BREAKER, undefined), at, says: /Breaker\.enable/ },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, BREAKER, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "another tool deploys",
            change: (good) => good.at(at, "deploymentController.type", "CODE_DEPLOY").at(at, BREAKER, undefined),
        },
    ],
});
