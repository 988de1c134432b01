import rule from "../../../../policy/rules/deletion/elb-deletion-protected.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "balancer-us-east-1";
const PROTECTION = "enableDeletionProtection";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [{ when: "it is the one that stands by", change: (good) => good, at: "balancer-us-west-2" }],
    fails: [
        {
            when: "it is off",
            change: (good) => good.at(at, PROTECTION, false),
            at,
            says: /enableDeletionProtection is not true/,
        },
        { when: "it says nothing", change: (good) => good.at(at, PROTECTION, undefined), at, says: /is not true/ },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, PROTECTION, UNKNOWN), at, becomes: "fail" }],
});
