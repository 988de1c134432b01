import rule from "../../../../policy/rules/observability/elb-access-logs-kept.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "balancer-us-east-1";
const ENABLED = "accessLogs.enabled";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [{ when: "it keeps them elsewhere", change: (good) => good.at(at, "accessLogs.bucket", "other"), at }],
    fails: [
        {
            when: "it is off",
            change: (good) => good.at(at, ENABLED, false),
            at,
            says: /accessLogs\.enabled is not true/,
        },
        { when: "it names a bucket alone", change: (good) => good.at(at, ENABLED, undefined), at, says: /is not true/ },
        { when: "it says nothing", change: (good) => good.at(at, "accessLogs", undefined), at, says: /is not true/ },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, ENABLED, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "load balancers see no HTTP",
            change: (good) =>
                good
                    .set(at, { loadBalancerType: "network", accessLogs: { enabled: false } })
                    .at("balancer-us-west-2", "loadBalancerType", "network"),
        },
    ],
});
