import rule from "../../../../policy/rules/deletion/route53-zone-keeps-its-records.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "domain";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [{ when: "it says nothing", change: (good) => good.at(at, "forceDestroy", undefined), at }],
    fails: [
        {
            when: "it goes with all its records",
            change: (good) => good.at(at, "forceDestroy", true),
            at,
            says: /forceDestroy is true/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, "forceDestroy", UNKNOWN), at, becomes: "fail" }],
});
