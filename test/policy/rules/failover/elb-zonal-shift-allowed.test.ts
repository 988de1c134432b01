import rule from "../../../../policy/rules/failover/elb-zonal-shift-allowed.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "balancer-us-east-1";
const SHIFT = "enableZonalShift";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [{ when: "a network load balancer can", change: (good) => good.at(at, "loadBalancerType", "network"), at }],
    fails: [
        { when: "it cannot", change: (good) => good.at(at, SHIFT, false), at, says: /enableZonalShift is not true/ },
        { when: "it says nothing", change: (good) => good.at(at, SHIFT, undefined), at, says: /is not true/ },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, SHIFT, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "load balancers lead to firewalls",
            change: (good) =>
                good
                    .at(at, "loadBalancerType", "gateway")
                    .at(at, SHIFT, undefined)
                    .at("balancer-us-west-2", "loadBalancerType", "gateway"),
        },
    ],
});
