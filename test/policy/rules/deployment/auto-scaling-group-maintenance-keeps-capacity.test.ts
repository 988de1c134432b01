import rule from "../../../../policy/rules/deployment/auto-scaling-group-maintenance-keeps-capacity.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "fleet-us-east-1";
const LEAST = "instanceMaintenancePolicy.minHealthyPercentage";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "the stack allows a tenth to be missing",
            change: (good) => good.at(at, LEAST, 90),
            at,
            settings: { leastPercent: 90 },
        },
    ],
    fails: [
        { when: "it ends one first", change: (good) => good.at(at, LEAST, 99), at, says: /is 99, needs 100/ },
        {
            when: "it says nothing",
            change: (good) => good.at(at, "instanceMaintenancePolicy", undefined),
            at,
            says: /is not set, needs 100/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, LEAST, UNKNOWN), at, becomes: "unknown" }],
});
