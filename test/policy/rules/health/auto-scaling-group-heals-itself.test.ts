import rule from "../../../../policy/rules/health/auto-scaling-group-heals-itself.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "fleet-us-east-1";
const SUSPENDED = "suspendedProcesses";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "scheduled actions are suspended", change: (good) => good.at(at, SUSPENDED, ["ScheduledActions"]), at },
        { when: "the list is empty", change: (good) => good.at(at, SUSPENDED, []), at },
    ],
    fails: [
        {
            when: "dead instances are not replaced",
            change: (good) => good.at(at, SUSPENDED, ["ScheduledActions", "ReplaceUnhealthy"]),
            at,
            says: /suspendedProcesses holds ReplaceUnhealthy$/,
        },
        ...[
            "Launch",
            "Terminate",
            "HealthCheck",
            "AZRebalance",
            "AddToLoadBalancer",
            "AlarmNotification",
            "InstanceRefresh",
        ].map((process) => ({
            when: `${process} is suspended`,
            change: (good: ReturnType<typeof awsServingState>) => good.at(at, SUSPENDED, [process]),
            at,
            says: new RegExp(process),
        })),
        {
            when: "the stack needs scheduled actions",
            change: (good) => good.at(at, SUSPENDED, ["ScheduledActions"]),
            at,
            settings: { needed: ["ScheduledActions"] },
            says: /ScheduledActions/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, SUSPENDED, UNKNOWN), at, becomes: "unknown" }],
});
