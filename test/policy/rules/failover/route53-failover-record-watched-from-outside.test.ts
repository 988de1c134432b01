import rule from "../../../../policy/rules/failover/route53-failover-record-watched-from-outside.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "primary";
const CHECK = "healthCheckId";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [{ when: "the SECONDARY has none", change: (good) => good.at("secondary", CHECK, undefined), at }],
    fails: [
        {
            when: "it has none",
            change: (good) => good.at(at, CHECK, undefined),
            at,
            says: /healthCheckId is not set on the PRIMARY of api\.erato\.example/,
        },
        { when: "it is empty", change: (good) => good.at(at, CHECK, ""), at, says: /healthCheckId is not set/ },
    ],
    unknown: [{ when: "the check will be made", change: (good) => good.at(at, CHECK, UNKNOWN), at, becomes: "pass" }],
    silent: [{ when: "no record is PRIMARY", change: (good) => good.without("primary") }],
});
