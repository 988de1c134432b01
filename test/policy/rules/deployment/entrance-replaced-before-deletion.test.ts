import rule from "../../../../policy/rules/deployment/entrance-replaced-before-deletion.ts";
import { meetsContract } from "../../rule-contract.ts";
import { awsServingState } from "../../states/aws-serving.ts";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "something else is deleted first",
            change: (good) => good.facts("check-us-east-1", { options: { deleteBeforeReplace: true } }),
            at: "certificate-us-east-1",
        },
    ],
    fails: ["certificate-us-east-1", "balancer-us-east-1", "https-us-east-1", "targets-us-east-1", "distribution"].map(
        (at) => ({
            when: `${at} is deleted first`,
            change: (good) => good.facts(at, { options: { deleteBeforeReplace: true } }),
            at,
            says: /deleteBeforeReplace is true/,
        }),
    ),
    unknown: [],
});
