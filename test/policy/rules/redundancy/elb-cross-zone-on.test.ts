import rule from "../../../../policy/rules/redundancy/elb-cross-zone-on.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Properties, type StateResource, UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "targets-us-east-1";
const OWN = "loadBalancingCrossZoneEnabled";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "the group switches it on itself", change: (good) => good.at(at, OWN, "true"), at },
        { when: "the group leaves it to the load balancer", change: (good) => good.at(at, OWN, undefined), at },
        {
            when: "a network load balancer is told to",
            change: (good) => good.plus(network({ enableCrossZoneLoadBalancing: true })),
            at: "network",
        },
    ],
    fails: [
        {
            when: "the group switches it off",
            change: (good) => good.at(at, OWN, "false"),
            at,
            says: /loadBalancingCrossZoneEnabled is false/,
        },
        {
            when: "a network load balancer leaves it off",
            change: (good) => good.plus(network({ enableCrossZoneLoadBalancing: false })),
            at: "network",
            says: /enableCrossZoneLoadBalancing is not true/,
        },
        {
            when: "a network load balancer says nothing",
            change: (good) => good.plus(network({})),
            at: "network",
            says: /is not true/,
        },
    ],
    unknown: [
        { when: "it is not known", change: (good) => good.at(at, OWN, UNKNOWN), at, becomes: "unknown" },
        {
            when: "it is not known of a network load balancer",
            change: (good) => good.plus(network({ enableCrossZoneLoadBalancing: UNKNOWN })),
            at: "network",
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "there are application load balancers alone, which always do",
            change: (good) =>
                good
                    .without("targets-us-east-1", "targets-us-west-2")
                    .at("balancer-us-east-1", "enableCrossZoneLoadBalancing", undefined)
                    .at("balancer-us-east-1", "loadBalancerType", undefined),
        },
    ],
});

function network(outputs: Properties): StateResource {
    return {
        type: "aws:lb/loadBalancer:LoadBalancer",
        name: "network",
        id: "network",
        outputs: { loadBalancerType: "network", ...outputs },
    };
}
