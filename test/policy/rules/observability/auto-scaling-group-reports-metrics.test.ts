import rule from "../../../../policy/rules/observability/auto-scaling-group-reports-metrics.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "fleet-us-east-1";
const METRICS = "enabledMetrics";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "it reports more",
            change: (good) =>
                good.at(at, METRICS, [
                    "GroupMinSize",
                    "GroupInServiceInstances",
                    "GroupDesiredCapacity",
                    "GroupMaxSize",
                ]),
            at,
        },
    ],
    fails: [
        {
            when: "one is left out",
            change: (good) => good.at(at, METRICS, ["GroupInServiceInstances", "GroupMaxSize"]),
            at,
            says: /enabledMetrics leaves out GroupDesiredCapacity$/,
        },
        {
            when: "it reports nothing",
            change: (good) => good.at(at, METRICS, undefined),
            at,
            says: /leaves out GroupInServiceInstances, GroupDesiredCapacity, GroupMaxSize/,
        },
        {
            when: "the stack asks for another",
            change: (good) => good,
            at,
            settings: { metrics: ["GroupPendingInstances"] },
            says: /leaves out GroupPendingInstances/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, METRICS, UNKNOWN), at, becomes: "unknown" }],
});
