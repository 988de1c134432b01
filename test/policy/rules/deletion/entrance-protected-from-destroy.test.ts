import rule from "../../../../policy/rules/deletion/entrance-protected-from-destroy.ts";
import { meetsContract } from "../../rule-contract.ts";
import { awsServingState } from "../../states/aws-serving.ts";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "what can be made again is not protected",
            change: (good) => good.facts("targets-us-east-1", { options: { protect: false } }),
            at: "balancer-us-east-1",
        },
    ],
    fails: [
        ...["balancer-us-east-1", "distribution", "domain"].map((at) => ({
            when: `${at} is not protected`,
            change: (good: ReturnType<typeof awsServingState>) => good.facts(at, { options: { protect: false } }),
            at,
            says: /protect is not true/,
        })),
        {
            when: "the domain says nothing",
            change: (good) => good.facts("domain", { options: {} }),
            at: "domain",
            says: /protect is not true/,
        },
    ],
    unknown: [],
});
